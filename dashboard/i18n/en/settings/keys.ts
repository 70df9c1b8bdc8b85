/** Words of `/settings/keys`. */
export const keys = {
  'apiKeys.lead': 'What pages and programs sign themselves in with.',
} as const
