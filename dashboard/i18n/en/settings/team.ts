/** Words of `/settings/team`. */
export const team = {
  'team.lead': 'Who sees this site, and what they may do here.',
} as const
