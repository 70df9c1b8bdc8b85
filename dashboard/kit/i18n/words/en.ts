/** Words of every page: what went wrong, and what stands in more than one feature. */
export const words = {
  'app.name': 'Wayfelt',
  'nav.settings': 'Settings',
  'title.notFound': 'Not found – Wayfelt',

  'notFound.title': 'There is no such page',
  'notFound.text': 'The address may be mistyped, or the journey was removed.',
  'notFound.home': 'Go to the journey',

  'error.title': 'The numbers could not be loaded',
  'error.offline': 'The server cannot be reached. Check the connection and try again.',
  'error.unexpected': 'The server answered in a way this page does not understand.',
  'error.internal':
    'Something failed on our side. Try again; if it stays, report the number below.',
  'error.busy': 'The server is busy for a moment. Try again.',
  'error.tooMany': 'Too many tries. Try again {when}.',
  'error.invalid': 'The server does not accept these days or filters. Choose others.',
  'error.page': 'This page could not be loaded',
  'error.part': 'A part of the page did not arrive. There may be a newer one: reload it.',
  'error.reload': 'Reload the page',
  'error.forbidden': 'You may not do this here; ask an owner.',
  'error.signedOut': 'You are signed out. Sign in again in another tab, then try once more.',
  'error.siteChanged': 'Another tab has switched to another site. Nothing was saved.',
  'error.accountExists':
    'This address has an account already. Sign in with it first, then open the invitation again.',
  'error.code': 'Code {code}',
  'error.request': 'Request {id}',
  'error.retry': 'Try again',
  'error.crashed': 'This page ran into a fault of its own',
  'offline.notice': 'No connection. You see the last numbers that arrived.',
  'action.close': 'Close',
  'action.copy': 'Copy',
  'action.copied': 'Copied',
  'action.byHand': 'Press Ctrl+C to copy',
  'role.owner': 'owner',
  'role.manager': 'manager',
  'role.agent': 'agent',
  'role.viewer': 'viewer',

  'control.reset': 'Reset filters',
  'control.from': 'From',
  'control.to': 'To',
  interval: '{low} to {high}',
  'nothing.noJourney': 'This site has no journey yet.',
  'loading.page': 'Loading the page…',

  'drill.older': 'Show older',
  'drill.loading': 'Loading…',

  'loaded.failed': 'This part could not be loaded',
} as const
