/** Words of `/account`. */
export const account = {
  'account.title': 'Account',
  'account.lead': 'Your name, your passkeys and your signed-in browsers.',
} as const
