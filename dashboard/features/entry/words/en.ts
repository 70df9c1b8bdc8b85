/** Words of coming in. */
export const words = {
  'title.signIn': 'Sign in – Wayfelt',

  'signIn.looking': 'Looking at the link…',
  'signIn.working': 'Signing you in…',
  'signIn.ask.title': 'Sign in as {email}?',
  'signIn.ask.text': 'The link works once. If this is not you, close the page.',
  'signIn.ask.site':
    'You are invited to {site}. If you have an account here already, sign in with it first and open the link again. If this is not you, close the page.',
  'signIn.ask.other':
    'This browser is signed in as {other}. You would go on as somebody else, and that session would end.',
  'signIn.ask.action': 'Sign in as {email}',
  'signIn.elsewhere.title': 'This link belongs to another browser',
  'signIn.elsewhere.text':
    'A mailed link opens only in the browser that asked for it. Open it there, or ask for a new one here.',
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

  'title.setUp': 'Set up – Wayfelt',
  'setUp.title': 'Set up Wayfelt',
  'setUp.lead':
    'You become its owner. There is no password: you come back with a passkey or by a link.',
  'setUp.name': 'Your name',
  'setUp.name.hint': 'Your team sees it.',
  'setUp.email': 'E-mail',
  'setUp.email.hint':
    'It is your account. Wayfelt sends links to it that you ask for, and tells of new passkeys and sites.',
  'setUp.site': 'Your shop',
  'setUp.site.needed': 'There is no shop here yet: name the first one.',
  'setUp.action': 'Set up',
  'setUp.none.title': 'Open the set-up link',
  'setUp.none.text':
    '{start} prints it on the first run, and {link} prints a new one. It works once.',
  'setUp.over.title': 'This set-up link no longer works',
  'setUp.over.text':
    'It was used, or it is more than a day old. Did somebody set this Wayfelt up already? Then sign in. If not, run {link} for a new set-up link.',
  'setUp.signIn': 'To the sign-in page',
} as const
