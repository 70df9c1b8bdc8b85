/** Words of `/settings/audit`. */
export const audit = {
  'audit.lead': 'Who changed what, and when.',
} as const
