/** Words of the page behind the one-time set-up link. */
export const setUp = {
  'title.setUp': 'Set up – Wayfelt',
  'setUp.title': 'Set up Wayfelt',
  'setUp.lead':
    'You become its owner. There is no password: you come back with a passkey or by a link.',
  'setUp.name': 'Your name',
  'setUp.name.hint': 'Your team sees it.',
  'setUp.email': 'E-mail',
  'setUp.email.hint': 'It is your account. Wayfelt sends nothing to it but links that you ask for.',
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
