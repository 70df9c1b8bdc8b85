/** Words of `/shared`: the view of a share link. */
export const words = {
  'shared.title': 'Shared view – Wayfelt',
  'shared.opening': 'Opening the shared view…',
  'shared.foot': 'Shared view of {site}, until {day}',
  'shared.rule':
    'Whole weeks, a week after they end. Fewer than five answers are never shown, so that nobody can be recognised.',
  'shared.over.title': 'This link is over',
  'shared.over.text':
    'It has expired or was revoked, or a part of it is missing. Ask whoever gave it to you for a new one.',
  'shared.closed.title': 'This view is closed',
  'shared.closed.text':
    'A shared view stays open for twelve hours, as long as its link lasts. Open the link again; if it no longer works, ask whoever gave it to you.',
  'shared.failed.title': 'The shared view could not be opened',
} as const
