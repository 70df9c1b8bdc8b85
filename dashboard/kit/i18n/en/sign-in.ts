/** Words of the sign-in page. */
export const signIn = {
  'signIn.working': 'Signing you in…',
  'signIn.used.title': 'This link no longer works',
  'signIn.used.text':
    'A sign-in link works once and for a short time. Come in another way, or ask for a new link.',
  'signIn.none.title': 'You are signed out',
  'signIn.none.text': 'Come back with a passkey, or open a sign-in link.',
  'signIn.failed.title': 'Signing in did not work',
  'signIn.passkey': 'Sign in with a passkey',
  'signIn.passkey.unknown':
    'This passkey opens no account here. It may have been removed: come in another way.',
  'signIn.access': 'Continue with Cloudflare Access',
  'signIn.access.unknown':
    'Cloudflare Access knows you, but you have no account here. Ask an owner to invite you.',
  'signIn.email': 'E-mail',
  'signIn.mail': 'Mail me a link',
  'signIn.mailed':
    'If {email} has an account here, a link is on its way. It works once, for 15 minutes.',
  'signIn.hint':
    'No way in? Whoever runs this Wayfelt gets a new link with {link}; on your own machine {start} prints one, too.',
} as const
