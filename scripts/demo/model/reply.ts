import type { SurveyDefinitionInput } from '#contract/surveys.ts'
import { SCALES, type Scale } from '#contract/words.ts'
import type { Tone, Topic } from '#scripts/demo/words/book.ts'
import { commentWriter } from '#scripts/demo/words/write-comment.ts'
import type { Ask } from './ask.ts'
import type { Random } from './random.ts'
import { drawScore } from './scores.ts'

/** What somebody who answers gives. */
export interface Reply {
  score: number | null
  choices: string[]
  comment: string | null
}

/** Odds of the cart's barriers, in the order the survey declares them. */
const BARRIERS = [34, 22, 14, 12, 26]
const LATE_CHIPS = new Set(['late', 'no_news'])

/** Answers questions as their people would. */
export function replier(random: Random) {
  const writer = commentWriter(random)

  function withoutScore({ topic, who }: Ask, definition: SurveyDefinitionInput): Reply {
    const { lang } = who
    if (definition.kind === 'text') {
      const tone = random.pick(['bad', 'bad', 'mixed', 'good'] as const)
      return { score: null, choices: [], comment: writer.write({ topic, tone, lang, choices: [] }) }
    }
    const codes = (definition.choices ?? []).map((choice) => choice.code)
    const first = random.weighted(BARRIERS)
    const second = random.chance(0.22) ? random.weighted(BARRIERS) : first
    const choices = [...new Set([first, second])].flatMap((index) => codes[index] ?? [])
    const tone = choices.includes('looking') ? 'mixed' : 'bad'
    return { score: null, choices, comment: writer.maybe({ topic, tone, lang, choices }) }
  }

  return (ask: Ask, definition: SurveyDefinitionInput): Reply => {
    const { lowest } = SCALES[definition.scale]
    const { lang, mood } = ask.who
    if (ask.odds === null || lowest === null) return withoutScore(ask, definition)
    const score = drawScore(random, { odds: ask.odds, mood, lowest })
    const tone = toneOf(definition.scale, score)
    const choices = chooseReasons(random, { ask, definition, score })
    const topic = topicOf(ask, { tone, choices, isArrival: definition.kind === 'arrived' })
    const carrier = textOf(ask.facts['carrier'])
    return { score, choices, comment: writer.maybe({ topic, tone, lang, choices, carrier }) }
  }
}

function textOf(fact: Ask['facts'][string] | undefined): string | undefined {
  return typeof fact === 'string' ? fact : undefined
}

/** Chips that the survey offers for this score; who got a parcel late says so. */
function chooseReasons(
  random: Random,
  { ask, definition, score }: { ask: Ask; definition: SurveyDefinitionInput; score: number },
): string[] {
  const offered = (definition.followUp?.reasons ?? [])
    .filter(({ from, to }) => score >= from && score <= to)
    .map(({ code }) => code)
  if (offered.length === 0 || !random.chance(score <= 3 ? 0.6 : 0.28)) return []
  if (isLate(ask) && offered.includes('late') && random.chance(0.88)) {
    const silent = offered.includes('no_news') && random.chance(0.3)
    return silent ? [random.chance(0.5) ? 'no_news' : 'late', 'no_news'].filter(unique) : ['late']
  }
  const second = random.chance(0.2) ? [random.pick(offered)] : []
  return [random.pick(offered), ...second].filter(unique)
}

function unique(code: string, index: number, codes: string[]): boolean {
  return codes.indexOf(code) === index
}

/** Happy or not, by the instrument's own middle. */
function toneOf(scale: Scale, score: number): Tone {
  const { lowest, highest } = SCALES[scale]
  const share = (score - (lowest ?? 0)) / ((highest ?? 1) - (lowest ?? 0))
  if (share < 0.45) return 'bad'
  return share < 0.7 ? 'mixed' : 'good'
}

/** What the sentence is about, when the parcel and the chips have had their say. */
function topicOf(
  ask: Ask,
  { tone, choices, isArrival }: { tone: Tone; choices: string[]; isArrival: boolean },
): Topic {
  const { topic, facts } = ask
  if (isArrival && tone === 'good') return 'delivery'
  const speaksOfTime = choices.length === 0 || choices.some((code) => LATE_CHIPS.has(code))
  if (topic === 'waiting')
    return tone === 'bad' && facts['parcel'] === 'moving' ? 'delivery' : topic
  if (topic !== 'locker' && topic !== 'delivery') return topic
  return isLate(ask) && tone !== 'good' && speaksOfTime ? 'late' : topic
}

function isLate({ facts }: Ask): boolean {
  const { parcel, delivery } = facts
  return parcel === 'stuck' || (delivery !== undefined && delivery !== 'on_time')
}
