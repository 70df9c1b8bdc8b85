import type { CurveStage, CurveTouchpoint } from '#contract/journey.ts'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { answerCount, answersInWords } from '#dashboard/features/journey/answers/answer-count.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { levelShare } from '#dashboard/kit/charts/scene.ts'
import { day, percent, signed } from '#dashboard/kit/i18n/format.ts'
import { drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { Mark } from './mark.tsx'
import { marks } from './marks.ts'
import { NodeNote } from './node-note.tsx'
import { notesOff } from './notes.ts'

interface Props {
  stage: CurveStage
  hot: boolean
  /** The day on which a question of it became another one; null for none. */
  rewordedOn: string | null
  /** Its place among the stages, from 0. */
  index: number
  /** Last columns open their note to the left. */
  late: boolean
}

/** One stage: its head, its place under the curve, and its lanes. */
export function StageColumn({ stage, hot, rewordedOn, index, late }: Props) {
  const { view, change } = useJourney()
  const value = drawnValue(stage)
  const open = view.stage === stage.id
  const spoken = value === null ? t(`state.${stage.state}`) : signed(value)
  return (
    <div
      class={hot ? 'col col-hot' : 'col'}
      style={{ '--column': String(index + 2) }}
      data-open={open || undefined}
    >
      <div class="col-top" onPointerEnter={allowNotes} onFocusIn={allowNotes}>
        <div class="col-head">
          <h2>
            <button
              type="button"
              class="col-button"
              aria-expanded={open && view.touchpoint === null}
              aria-label={t('curve.open', {
                name: stage.name,
                value: spoken,
                answers: answersInWords(stage),
              })}
              onClick={() => change({ stage: stage.id, touchpoint: null })}
            >
              {stage.name}
            </button>
          </h2>
          <p>{underName(stage)}</p>
          {rewordedOn !== null && (
            <p class="badge">{t('curve.reworded', { day: day(rewordedOn) })}</p>
          )}
        </div>
        <div class="col-plot">
          <div
            class={late ? 'note note-late' : 'note'}
            hidden={notesOff.value}
            style={{ top: `${levelShare(value ?? 0) * 100}%` }}
          >
            <NodeNote node={stage} />
          </div>
        </div>
      </div>
      <Answers stage={stage} />
      <div class="cell">
        <p class="cell-label">{t('stage.touchpoints')}</p>
        <ul class="touchpoints">
          {stage.touchpoints.map((touchpoint) => (
            <li key={touchpoint.id}>
              <TouchpointButton touchpoint={touchpoint} stage={stage.id} />
            </li>
          ))}
        </ul>
        {stage.touchpoints.length === 0 && <p class="mut">{t('lane.noTouchpoints')}</p>}
      </div>
    </div>
  )
}

/** The time frame; of a stage that was taken out, that it was. */
function underName({ frameDays, retired }: CurveStage): string {
  if (retired) return t('curve.retired')
  return frameDays === null ? '—' : t('curve.frame', { n: frameDays })
}

/** A dash for the eye, the reason for the ear. */
function Gap({ state }: Pick<CurveTouchpoint, 'state'>) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="unseen">{t(`state.${state}`)}</span>
    </>
  )
}

function allowNotes() {
  notesOff.value = false
}

function Answers({ stage }: { stage: CurveStage }) {
  const { journey } = useJourney()
  return (
    <div class="cell">
      <p class="cell-label">{t('lane.answers')}</p>
      <div class="cell-facts">
        <p class="cell-number">{answerCount(stage, journey.kind)}</p>
        <p class="mut">{askedInWords(stage)}</p>
        {doubt.value.noteOf?.(stage.id)}
        {(stage.state === 'few' || stage.state === 'hidden') && (
          <span class="badge">{t(`state.${stage.state}`)}</span>
        )}
      </div>
    </div>
  )
}

/** Not asked, asked so many times that this share answered, or asked without a count of it. */
function askedInWords({ state, responseRate }: CurveStage): string {
  if (state === 'unasked') return t('state.unasked')
  if (responseRate !== null) return t('lane.asked', { share: percent(responseRate) })
  return t(state === 'empty' ? 'state.empty' : 'lane.notCounted')
}

function TouchpointButton({ touchpoint, stage }: { touchpoint: CurveTouchpoint; stage: string }) {
  const { view, change } = useJourney()
  const value = drawnValue(touchpoint)
  return (
    <button
      type="button"
      class="touchpoint"
      aria-expanded={view.touchpoint === touchpoint.id}
      onClick={() => change({ stage, touchpoint: touchpoint.id })}
    >
      <Mark kind={value === null ? null : sentimentClass(value)} few={touchpoint.state === 'few'} />
      <span class="touchpoint-name">
        {touchpoint.name}
        {marks.value.get(touchpoint.id)}
      </span>
      <span class="unseen">{t('figure.sentiment')}</span>
      <span class="touchpoint-value">
        {value === null ? <Gap state={touchpoint.state} /> : signed(value)}
      </span>
    </button>
  )
}
