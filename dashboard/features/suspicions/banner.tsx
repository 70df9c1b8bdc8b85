import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Suspicion } from '#contract/holds.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import type { Decision } from './decided.tsx'
import { t } from './words.ts'

interface Props {
  suspicion: Suspicion
  /** The name of its touchpoint, and when it came in. */
  touchpoint: string
  when: string
  /** Other sources of the journey that wait for a decision. */
  more: number
  /** Whether the figures without them are looked at. */
  shown: boolean
  onShow: () => void
  onDecided: (decision: Decision) => void
  /** How it goes with the figures without them. */
  children: ComponentChildren
}

/** Answers of one source that look unlike the rest, and what can be done about them. */
export function Banner(props: Props) {
  const { suspicion, touchpoint, when, more, shown, children } = props
  const id = useId()
  return (
    <section class="doubt" aria-labelledby={id}>
      <div class="doubt-words">
        <h2 id={id}>{t('banner.title', { n: suspicion.answers })}</h2>
        <p>
          {factsOf(suspicion, { touchpoint, when })} {t('banner.why')}
        </p>
        {more > 0 && <p>{t('banner.more', { n: more })}</p>}
        {children}
      </div>
      <Actions {...{ suspicion, shown }} onShow={props.onShow} onDecided={props.onDecided} />
    </section>
  )
}

type ActionsProps = Pick<Props, 'suspicion' | 'shown' | 'onShow' | 'onDecided'>

function Actions({ suspicion, shown, onShow, onDecided }: ActionsProps) {
  const { touchpoint, source } = suspicion
  const hold = useAction(async () => {
    const { id, answers } = await call('POST /api/holds', { body: { source, touchpoint } })
    onDecided({ kind: 'held', suspicion, n: answers, hold: id })
  })
  const clear = useAction(async () => {
    await call('PATCH /api/suspicions', { body: { touchpoint, source, state: 'genuine' } })
    onDecided({ kind: 'genuine', suspicion, n: suspicion.answers })
  })
  const busy = hold.busy || clear.busy
  const failure = hold.failure ?? clear.failure
  return (
    <div class="doubt-actions">
      <button
        type="button"
        class="primary"
        aria-disabled={busy}
        onClick={() => !busy && hold.run()}
      >
        {t('banner.hold')}
      </button>
      <button type="button" class="control" aria-pressed={shown} onClick={onShow}>
        {t('banner.show')}
      </button>
      <button
        type="button"
        class="control control-plain"
        aria-disabled={busy}
        onClick={() => !busy && clear.run()}
      >
        {t('banner.genuine')}
      </button>
      {failure && <Failure>{explain(failure)}</Failure>}
    </div>
  )
}

function factsOf(suspicion: Suspicion, where: { touchpoint: string; when: string }): string {
  const scores = scoresOf(suspicion)
  const cards = cardsOf(suspicion)
  return scores === null
    ? t('banner.facts.unscored', { ...where, cards })
    : t('banner.facts', { ...where, scores, cards })
}

function scoresOf({ lowest, highest }: Suspicion): string | null {
  if (lowest === null || highest === null) return null
  if (lowest === highest) return t('banner.scores.one', { low: lowest })
  const key = highest - lowest === 1 ? 'banner.scores.two' : 'banner.scores.range'
  return t(key, { low: lowest, high: highest })
}

/** A share of answers that came at once from which on that is what gives them away. */
const MANY_QUICK = 0.5

/** What gives them away, in the order in which it weighs. */
function cardsOf({ answers, shown, quick }: Suspicion): string {
  if (shown === 0) return t('banner.cards.none')
  if (shown < answers) return t('banner.cards.fewer', { n: shown })
  return quick >= answers * MANY_QUICK
    ? t('banner.cards.quick', { n: quick })
    : t('banner.cards.jump')
}
