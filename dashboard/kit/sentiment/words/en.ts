/** Words of the kinds of questions: what they are called, their steps, and how they are counted. */
export const words = {
  'kind.csat': 'CSAT',
  'kind.emotion': 'Emotion',
  'kind.pain_point': 'Pain point',
  'kind.nps': 'NPS',
  'kind.ces': 'Effort (CES)',
  'kind.expectation': 'Expectation',
  'kind.arrived': 'Arrived?',
  'kind.text': 'Comment',
  'kind.mixed': 'Mixed scales',
  'face.1': 'very bad',
  'face.2': 'bad',
  'face.3': 'so-so',
  'face.4': 'good',
  'face.5': 'very good',
  'expectation.1': 'worse than expected',
  'expectation.2': 'as expected',
  'expectation.3': 'better than expected',
  'arrived.0': 'no',
  'arrived.1': 'yes',
  'effort.easy': 'easy',
  'effort.hard': 'hard',
  'share.promoters': 'promoters',
  'share.passives': 'passives',
  'share.detractors': 'detractors',
  'method.csat':
    'CSAT: 1 to 5 become −100, −50, 0, +50, +100. The CSAT figure beside it is the share of the two best scores, with Wilson’s interval.',
  'method.emotion':
    'Emotion: five faces, −100, −50, 0, +50, +100. Beside it the share of happy faces, with Wilson’s interval.',
  'method.nps':
    'NPS: promoters (9–10) count as +100, passives (7–8) as 0, detractors (0–6) as −100. So the point is the NPS itself, with an adjusted Wald interval.',
  'method.ces':
    'CES: turned so that easy is good, whichever way the question asked it, then put on the same scale. The CES figure is the share of answers on the easy side, with Wilson’s interval.',
  'method.expectation':
    'Expectation: worse −100, as expected 0, better +100; the interval is an adjusted Wald interval.',
  'method.arrived':
    'Arrived: no −100, yes +100. Beside it the share of those whose parcel arrived, with Wilson’s interval.',
} as const
