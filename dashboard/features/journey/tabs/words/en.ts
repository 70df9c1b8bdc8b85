/** Words of the tabs beside the curve. */
export const words = {
  'comments.head': 'What people wrote',
  'comments.lead':
    'Newest first, of the days and filters above. A search takes the beginnings of words, whatever their accents: “uszkodz” finds “Uszkodzona”.',
  'comments.find': 'Words in comments',
  'comments.find.do': 'Search',
  'comments.find.all': 'Show all comments',
  'comments.found': {
    one: '{n} comment with “{find}” so far',
    other: '{n} comments with “{find}” so far',
  },
  'comments.foundAll': { one: '{n} comment with “{find}”', other: '{n} comments with “{find}”' },
  'comments.none': 'Nobody has written anything in these days.',
  'comments.noneFound': 'No comment of these days has words that begin like “{find}”.',
  'comments.noneYet': 'Not found among the newest comments yet. Older ones may have it.',
  'comments.older': 'Search older comments',
  'comments.closed':
    'Your role does not include what people wrote. An owner of the site can change that.',
} as const
