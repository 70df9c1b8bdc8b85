/** Words of `/settings/shares`. */
export const shares = {
  'shares.lead': 'Read-only views for people without an account.',
} as const
