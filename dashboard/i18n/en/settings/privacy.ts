/** Words of `/settings/privacy`. */
export const privacy = {
  'privacy.lead': 'How long words are kept, and how a person is forgotten.',
} as const
