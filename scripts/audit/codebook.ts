import { HIDDEN_BELOW, SCALES } from '#contract/words.ts'

/** What each column of each table of a bundle means. */
const COLUMNS = {
  about: {
    key: 'What the row tells: days, kind of question, filters and time zone of the page',
    value: 'Its value; null where the page is compared with nothing',
  },
  stages: {
    id: 'Stage, by its id',
    name: 'What it is called',
    position: 'Its place on the journey, from 0',
  },
  touchpoints: {
    id: 'Touchpoint, by its id',
    stage: 'Stage in which it stands or stood',
    name: 'What it is called',
    position: 'Its place in the stage, from 0',
  },
  scales: {
    scale: 'Instrument of a question',
    lowest: 'Lowest score; null where answers carry none',
    highest: 'Highest score; null where answers carry none',
    higher_is_better: '1 where the highest score is the best, 0 where it is the worst',
    classes: '1 where a score becomes a sentiment by NPS’s three classes, 0 where linearly',
    net: '1 where the instrument’s own figure is a balance −100…100, 0 where a share or none',
    top_two: '1 where the two best steps are good, 0 where all above the middle are',
  },
  answers: {
    period: 'now: the page’s days; before: those that it is compared with',
    stage: 'Stage in which the touchpoint stood when it was answered',
    touchpoint: 'Touchpoint that was asked about',
    scale: 'Instrument of the question, see scales',
    score:
      'What was chosen on the instrument, lowest…highest; answers without a score are left out',
    channel: 'Where the touchpoint was met',
    segment: 'Segment of the customer; null where nobody said',
    persona: 'Persona of the customer; null where none fits',
  },
  page: {
    node: 'Stage, or touchpoint and its stage, that a figure is of',
    figure:
      'Which figure: n, sentiment, its interval, metric, change …; docs/method.md says how it is counted',
    value: 'As the page told it; a figure that it did not tell has no row',
  },
}

/** What stands in a bundle, for whoever reads its tables by themselves. */
export function bundleCodebook() {
  return { tables: COLUMNS, scales: SCALES, hiddenBelow: HIDDEN_BELOW }
}
