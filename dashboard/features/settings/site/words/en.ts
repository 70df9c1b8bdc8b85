/** Words of `/settings/site`. */
export const words = {
  'site.live': {
    one: '{name} accepts answers from {n} origin.',
    other: '{name} accepts answers from {n} origins.',
  },
  'site.noOrigin': '{name} accepts no answers yet: no origin is listed.',
  'site.paused': '{name} is paused: it asks nothing and accepts no answers.',
  'site.name.hint': 'Your team sees it; shoppers do not.',
  'site.pause.hint': 'A paused site asks nothing and accepts no answers.',
  'site.cooldown.hint':
    'After a question, a visitor is not asked anything else for this long. 0 means no pause.',
  'site.days': { one: 'day', other: 'days' },
  'site.addressLimit.hint':
    'Answers and events that one internet address may send. A school or an office shares one address; a higher limit also lets a bigger flood in.',
  'site.addressLimit.aMinute': '{n} a minute',
  'site.sampleAbove.hint':
    'Rows of the database that this site may write in a day. Above it, only a share of the times a question is shown is counted on the next day: answers are all kept, and the response rate stays right within its interval. Lower it to stay within your plan at Cloudflare.',
  'site.sampleAbove.aDay': 'rows a day',
  'site.dropsCounts.hint':
    'For Metabase and the like: a CSV file a week, with how many answers each touchpoint got a day, by score, channel, segment and persona. No single answers, no words, no people; journeys of employees are left out. At three at night, in the time zone of the site.',
  'site.budget.hint':
    'Counts for visitors whom your shop names, over every survey, channel and device. Empty means no bound.',
  'site.budget.most': 'Asks at most',
  'site.budget.days': 'within days',
  'site.budget.kind': 'Kind',
  'site.budget.within': 'not within days:',
  'site.budget.after': 'After',
  'site.budget.addGap': 'Keep two kinds apart',
  'site.budget.removeGap': 'Remove: {kind} after {after}',
  'site.timezone.hint': 'It cannot be changed: all days of the history were counted in it.',

  'site.end': 'Delete the site',
  'site.end.lead': 'All answers, figures, surveys, keys and the audit log are deleted for good.',
  'site.end.action': 'Delete the site',
  'site.end.title': 'Delete {name}?',
  'site.end.text':
    'Its pages stop asking and its people lose access at once. Its data is deleted within minutes, or hours if there are many answers.',
} as const
