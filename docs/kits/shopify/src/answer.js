/** The longest comment that the collector takes. */
export const LONGEST_COMMENT = 2000

/**
 * What can be chosen, worst first where there is a worst: `[{ value, label }]`.
 * @returns undefined for free text; [] for a kind that this kit does not know
 */
export function stepsOf({ survey, strings }) {
  const { kind, range, choices = [] } = survey
  const named = (labels) => labels.map((label, at) => ({ value: `${at + 1}`, label }))
  switch (kind) {
    case 'text':
      return undefined
    case 'source':
    case 'pain_point':
      return choices.map(({ code, label }) => ({ value: code, label }))
    case 'arrived':
      return [
        { value: '1', label: strings.yes },
        { value: '0', label: strings.no },
      ]
    case 'expectation':
      return named(strings.expectation)
    case 'emotion':
      return named(strings.faces)
    case 'csat':
    case 'nps':
    case 'ces':
      if (kind === 'csat' && range[1] === 5) return named(strings.faces)
      return numbers(range, survey.ends ?? strings.ends[kind])
    default:
      return []
  }
}

function numbers([low, high], [worst, best]) {
  return Array.from({ length: high - low + 1 }, (_, at) => {
    const end = at === 0 ? worst : at === high - low ? best : ''
    return { value: `${low + at}`, label: end ? `${low + at} – ${end}` : `${low + at}` }
  })
}

/** What is asked after a choice: chips that belong to the score, and whether a sentence is asked for. */
export function followUpOf({ survey }, draft) {
  const isScored = draft.score !== null
  const holds = ({ from, to }) => isScored && draft.score >= from && draft.score <= to
  const isAnswered = isScored || draft.choices.length > 0
  return {
    question: survey.followUp?.questions?.find(holds)?.text ?? '',
    reasons: survey.followUp?.reasons?.filter(holds) ?? [],
    comment: survey.kind === 'text' || (isAnswered && survey.followUp?.comment === true),
  }
}

/** Whether there is anything to send. */
export function isComplete({ survey }, { score, choices, comment }) {
  return score !== null || choices.length > 0 || (survey.kind === 'text' && comment.trim() !== '')
}

/** The body of `POST /v1/answers`, as text: a repeat is the same to the letter. */
export function bodyOf(asking, draft) {
  const { env, config, survey, shownAt, token } = asking
  const { score, choices } = draft
  const reasons = new Set(followUpOf(asking, draft).reasons.map(({ code }) => code))
  const named = score === null ? choices : choices.filter((code) => reasons.has(code))
  const comment = (draft.comment.toWellFormed?.() ?? draft.comment).replaceAll('\0', '').trim()
  return JSON.stringify({
    id: uuidv7(env),
    site: env.site,
    survey: survey.id,
    revision: survey.revision,
    score,
    ...(named.length > 0 ? { choices: named } : {}),
    ...(comment ? { comment: comment.slice(0, LONGEST_COMMENT) } : {}),
    channel: survey.channel ?? 'web',
    lang: survey.lang ?? config.lang,
    shownAt,
    answeredAt: env.now(),
    ...(token && env.consent().tell ? { token } : {}),
  })
}

/** Made once and kept through every try: 48 bits of time, then random ones. */
export function uuidv7({ now, random }) {
  const hex = (number, digits) => number.toString(16).padStart(digits, '0')
  const time = hex(now(), 12)
  const rest = Array.from(random(10), (byte) => hex(byte, 2)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`
}
