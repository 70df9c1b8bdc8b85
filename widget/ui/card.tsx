import { useState } from 'preact/hooks'
import type { SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'
import type { Cue } from '../bridge.ts'
import type { Draft } from './use-draft.ts'
import type { Scale } from './scale.ts'
import { Question } from './question.tsx'

interface CardProps {
  survey: SurveyConfig
  strings: WidgetStrings
  scale: Scale | undefined
  /** Part of the page: no close button. */
  inline: boolean
  close: Cue['close']
  /** Sends the answer; true if it has to wait for a better line. */
  onSend: (draft: Draft) => Promise<boolean | void>
  /** Called with the thanks when they have come, and again with more to say. */
  onThanks: (thanks: HTMLElement | null) => void
}

/** The card: a question, then its thanks. */
export function Card(props: CardProps) {
  const { survey, strings, scale, inline, close, onSend, onThanks } = props
  const [lines, setLines] = useState<string[]>([])

  function send(draft: Draft): void {
    const thanks = [survey.thanks ?? strings.thanks]
    setLines(thanks)
    const late = (kept: boolean | void) => kept && setLines([...thanks, strings.savedForLater])
    onSend(draft).then(late, () => {})
  }
  return (
    <section class={inline ? '' : 'card'} part="card" aria-label={strings.region}>
      {!inline && (
        <button
          class="close"
          part="close"
          type="button"
          aria-label={strings.close}
          onClick={() => close('dismissed')}
        >
          ×
        </button>
      )}
      {lines[0] ? (
        <div key={lines.length} ref={onThanks} class="thanks" part="thanks" tabIndex={-1}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : (
        <Question survey={survey} strings={strings} scale={scale} onSend={send} />
      )}
    </section>
  )
}
