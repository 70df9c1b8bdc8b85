import type { MapDocument, MapStage, MapTouchpoint } from '#contract/map/document.ts'

/** Sentiments that customers gave, −100…100, by the ids of touchpoints. */
export type Measured = ReadonlyMap<string, number>

/**
 * A map as a Mermaid `journey`: a section for each stage, a task for each touchpoint, its score 1…5
 * of the measured or else the assumed sentiment, its actors the channels. What has neither stands at
 * 3 and is named in a comment.
 */
export function writeMermaid(map: MapDocument, measured: Measured): string {
  const scores = map.stages.flatMap((stage) =>
    stage.touchpoints.map((one) => ({ one, sentiment: measured.get(one.id) ?? stage.assumed })),
  )
  const unknown = scores.filter(({ sentiment }) => sentiment === null)
  const comments = unknown.length > 0 ? ['%% Neither measured nor assumed, drawn at 3:'] : []
  const lines = [
    'journey',
    ...comments,
    ...unknown.map(({ one }) => `%%   ${escaped(one.name)}`),
    `  title ${escaped(map.name)}`,
    ...map.stages.flatMap((stage) => section(stage, measured)),
  ]
  return `${lines.join('\n')}\n`
}

function section(stage: MapStage, measured: Measured): string[] {
  const tasks = stage.touchpoints.map((one) => task(one, measured.get(one.id) ?? stage.assumed))
  return [`  section ${escaped(stage.name)}`, ...tasks]
}

function task({ name, channels }: MapTouchpoint, sentiment: number | null): string {
  const actors = channels.length > 0 ? `: ${[...new Set(channels)].join(', ')}` : ''
  return `    ${escapedTask(name)}: ${scoreOf(sentiment ?? 0)}${actors}`
}

/** −100…100 as a whole 1…5. */
function scoreOf(sentiment: number): number {
  return Math.round(3 + sentiment / 50)
}

/** A text by Mermaid's own codes (`#58;`), wherever a sign would mean something to its reader. */
function escaped(text: string): string {
  return text
    .replace(/[^\S ]+/g, ' ')
    .trim()
    .replace(/[#;:"%{}<>\\`&]/g, codeOf)
}

/** Words that begin another kind of line. */
const KEYWORD = /^(?=journey|title|section|acc)./i

function escapedTask(name: string): string {
  return escaped(name).replace(KEYWORD, codeOf)
}

function codeOf(sign: string): string {
  return `#${sign.charCodeAt(0)};`
}
