/** Words of the sign-in page. */
export const signIn = {
  'signIn.working': 'Signing you in…',
  'signIn.used.title': 'This link no longer works',
  'signIn.used.text':
    'A sign-in link works once and for a short time. Run {start} again or {link} for a new one.',
  'signIn.none.title': 'You are signed out',
  'signIn.none.text':
    'Open the sign-in link that {start} printed in your terminal, or run {link} for a new one.',
  'signIn.failed.title': 'Signing in did not work',
} as const
