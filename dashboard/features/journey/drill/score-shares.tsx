import type { Curve } from '#contract/journey.ts'
import { type Scale, SCALES } from '#contract/words.ts'
import { t, type journey } from '#dashboard/features/journey/words.ts'
import { count, percent } from '#dashboard/kit/i18n/format.ts'
import type { PlainKey } from '#dashboard/kit/i18n/words.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { scaleEnds, sentimentOf } from '#dashboard/kit/sentiment/scales.ts'
import { type CurveNode, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

/** How often each score was given, best first. */
export function ScoreShares({ node, kind }: { node: CurveNode; kind: Curve['kind'] }) {
  const { histogram, scale } = node
  const before = node.previous?.histogram ?? null
  if (histogram === null || scale === null) {
    return node.sentiment !== null && kind === 'mixed' ? (
      <p class="mut">{t('drill.noShares')}</p>
    ) : null
  }
  const ends = scaleEnds(scale)
  if (!ends) return null
  const scores = Array.from({ length: ends.highest - ends.lowest + 1 }, (_, i) => ends.lowest + i)
  const shareOf = sharesOf(histogram, scores)
  const shareBefore = before && sharesOf(before, scores)
  const rows = scores
    .map((score) => ({ score, n: histogram[score] ?? 0, sentiment: sentimentOf(scale, score) }))
    .toSorted((a, b) => b.sentiment - a.sentiment || b.score - a.score)
  return (
    <section class="shares">
      <h3>{t('drill.shares')}</h3>
      <ul>
        {rows.map(({ score, n, sentiment }) => (
          <li key={score} class={`share-${sentimentClass(sentiment)}`}>
            <span class="share-name">
              {SCALES[scale].faces && <Face value={sentiment} size={18} />}
              <b>{score}</b> <span class="share-words">{scoreWords(scale, score)}</span>
            </span>
            <span class="share-track">
              <span class="share-bar" style={{ '--share': String(shareOf(score)) }} />
              {shareBefore && <Before share={shareBefore(score)} />}
            </span>
            <span class="share-count">
              {t('share.row', { n: count(n), share: percent(shareOf(score)) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The share of each score, 0…1. */
function sharesOf(histogram: Record<string, number>, scores: number[]) {
  const total = scores.reduce((sum, score) => sum + (histogram[score] ?? 0), 0)
  return (score: number) => (total > 0 ? (histogram[score] ?? 0) / total : 0)
}

/** A tick where the bar ended in the period before. */
function Before({ share }: { share: number }) {
  const text = t('share.before', { share: percent(share) })
  return (
    <span class="share-before" style={{ '--share': String(share) }} title={text}>
      <span class="unseen">{text}</span>
    </span>
  )
}

type Words = Partial<Record<number, PlainKey<typeof journey>>>

const FACES: Words = { 1: 'face.1', 2: 'face.2', 3: 'face.3', 4: 'face.4', 5: 'face.5' }

/** Words for scores. Numbered scales name their ends only, NPS the best score of each class. */
const WORDS: Record<Scale, Words> = {
  csat5: FACES,
  emotion5: FACES,
  csat7: {},
  nps11: { 9: 'share.promoters', 7: 'share.passives', 6: 'share.detractors' },
  ces7_agree: { 7: 'effort.easy', 1: 'effort.hard' },
  ces7_effort: { 1: 'effort.easy', 7: 'effort.hard' },
  ces5_effort: { 1: 'effort.easy', 5: 'effort.hard' },
  expectation3: { 1: 'expectation.1', 2: 'expectation.2', 3: 'expectation.3' },
  arrived2: { 0: 'arrived.0', 1: 'arrived.1' },
  choice: {},
  text: {},
  source: {},
}

/** What a score is called; empty where it is a number and no more. */
export function scoreWords(scale: Scale, score: number): string {
  const key = WORDS[scale][score]
  return key ? t(key) : ''
}

/** Whether the steps of a scale are words and no numbers: each has one, and no face stands for it. */
export function isSpoken(scale: Scale): boolean {
  const ends = scaleEnds(scale)
  if (!ends || SCALES[scale].faces) return false
  return Object.keys(WORDS[scale]).length === ends.highest - ends.lowest + 1
}
