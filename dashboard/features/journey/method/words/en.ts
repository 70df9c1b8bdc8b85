/** How the figures of the journey page are counted. */
export const words = {
  'method.scale.title': 'One scale',
  'method.scale':
    'Every score is put on a scale from −100 (worst) to +100 (best): 200 × (score − lowest) ÷ (highest − lowest) − 100. A point of the curve is the mean. One curve shows one kind of question, because two kinds are not strictly comparable; “mixed scales” puts all of them on one axis and says so.',
  'method.interval.title': 'Interval',
  'method.interval':
    'The thin line through a point is its 95% interval: mean ± t × standard deviation ÷ √n, within −100 and +100. Of a hundred such intervals about 95 contain the true value. Where all answers are the same, Wilson’s interval sets the width, so that the line never has zero length.',
  'method.small.title': 'Few answers',
  'method.small':
    'Under {n} answers the value is not shown and the line is interrupted, also to protect those who answered. From {n} to 29 answers the point is hollow, the line dotted and the value adjusted. From 30 on it is drawn in full.',
  'method.shrunk.title': 'Adjusting few answers',
  'method.shrunk':
    'A value from few answers is pulled towards the mean of the journey (shrinkage): (v × mean + τ² × own value) ÷ (v + τ²), where v is its own uncertainty and τ² the spread between the stages. The fewer answers, the stronger the pull. The unadjusted value stands in the note of the point and in the table.',
  'method.change.title': 'Change',
  'method.change':
    'A stage counts as moved when the difference is at least 5 points and q ≤ 0.05: the chance of a false alarm, corrected (Benjamini–Hochberg) for looking at all stages at once. Every figure is rounded only when it is shown, so a change may differ by one from the two values beside it.',
  'method.rate.title': 'Response rate',
  'method.rate':
    'Answers divided by the number of times the question was shown. Where displays were not counted, no rate is given.',
  'method.days.title': 'Days',
  'method.days': 'Days are calendar days in the time zone of the site: {timezone}.',
  'method.formula': 'Kind of question',
} as const
