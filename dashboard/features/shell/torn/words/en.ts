/** Words of a tab whose changes belong to another site. */
export const words = {
  'torn.moved': 'You switched to another site in another tab',
  'torn.moved.text': 'Your unsaved changes belong to {site}. Nothing was saved.',
  'torn.back': 'Go back to {site}',
  'torn.follow': 'Discard changes and switch',
} as const
