/** Words of coming in. */
export const words = {
  'title.signIn': 'Sign in – Wayfelt',

  'signIn.looking': 'Checking the link…',
  'signIn.working': 'Signing you in…',
  'signIn.ask.title': 'Sign in as {email}?',
  'signIn.ask.text': 'The link works once. If this is not you, close the page.',
  'signIn.ask.site':
    'You are invited to {site}. If you already have an account here, sign in to it first, then open this link again. If this is not for you, close the page.',
  'signIn.ask.other':
    'You are signed in as {other} in this browser. Continuing signs that account out.',
  'signIn.ask.action': 'Sign in as {email}',
  'signIn.elsewhere.title': 'This link belongs to another browser',
  'signIn.elsewhere.text':
    'A mailed link opens only in the browser that asked for it. Open it there, or ask for a new one here.',
  'signIn.used.title': 'This link no longer works',
  'signIn.used.text':
    'A sign-in link works once, for a short time. Sign in another way, or ask for a new link.',
  'signIn.none.title': 'You are signed out',
  'signIn.none.text': 'Sign in with a passkey, or open a sign-in link.',
  'signIn.failed.title': 'Sign-in failed',
  'signIn.passkey': 'Sign in with a passkey',
  'signIn.passkey.unknown':
    'This passkey does not belong to any account here. It may have been removed: sign in another way.',
  'signIn.access': 'Continue with Cloudflare Access',
  'signIn.access.unknown':
    'Cloudflare Access knows you, but you have no account here. Ask an owner to invite you.',
  'signIn.email': 'E-mail',
  'signIn.mail': 'Mail me a link',
  'signIn.mailed':
    'If {email} has an account here, a link is on its way. It works once, for 15 minutes.',
  'signIn.hint':
    'Can’t sign in? Whoever runs this Wayfelt can make you a link with {link}; on your own machine {start} prints one, too.',

  'title.setUp': 'Set up – Wayfelt',
  'setUp.title': 'Set up Wayfelt',
  'setUp.lead':
    'You will be its owner. There is no password: you sign in with a passkey or a link.',
  'setUp.code': 'Set-up code',
  'setUp.code.hint':
    'What was chosen for WAYFELT_SETUP when this Wayfelt was deployed. It works once.',
  'setUp.code.needed': 'Enter the set-up code.',
  'setUp.code.refused':
    'This is not the set-up code, or it was used before. Whoever deployed this Wayfelt can choose another one.',
  'setUp.name': 'Your name',
  'setUp.name.hint': 'Your team sees it.',
  'setUp.email': 'E-mail',
  'setUp.email.hint':
    'Your account. Wayfelt mails it the links you ask for, and tells you about new passkeys and sites.',
  'setUp.site': 'Your shop',
  'setUp.site.needed': 'There is no shop here yet: name the first one.',
  'setUp.action': 'Set up',
  'setUp.done.title': 'This Wayfelt is set up',
  'setUp.done.text': 'It has an owner. Sign in, or ask an owner to invite you.',
  'setUp.missing.title': 'This Wayfelt has no owner yet',
  'setUp.missing.text':
    'Choose a set-up code: in the Cloudflare dashboard give this Worker a secret named {code}, then reload this page. Or open the link that {start} or {link} prints.',
  'setUp.short.title': 'The set-up code is too short',
  'setUp.short.text':
    'Anybody could guess it. Give {code} at least {n} characters in the Cloudflare dashboard, then reload this page.',
  'setUp.over.title': 'This set-up link no longer works',
  'setUp.over.text':
    'It was used, or it is more than a day old. Did somebody set this Wayfelt up already? Then sign in. If not, run {link} for a new set-up link.',
  'setUp.signIn': 'Go to sign-in',
} as const
