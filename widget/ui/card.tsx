import { render } from 'preact'
import type { SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'
import type { Cue } from '../bridge.ts'
import { EMPTY, type Draft } from './draft.ts'
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

/**
 * Draws the card: a question, then its thanks. Its whole state stands here and every change draws
 * it anew, which saves the card the weight of hooks.
 */
export function drawCard(mount: Element, props: CardProps): void {
  const { survey, strings, scale, inline, close, onSend, onThanks } = props
  let draft = EMPTY
  let tried = false
  let lines: string[] = []

  function thank(...more: string[]): void {
    lines = [survey.thanks ?? strings.thanks, ...more]
    draw()
  }
  function send(reply?: Draft): void {
    tried = true
    if (!reply) return draw()
    const sent = onSend(reply)
    thank()
    sent.then(
      (kept) => kept && thank(strings.savedForLater),
      () => {},
    )
  }
  function change(next: Draft): void {
    draft = next
    draw()
  }
  function draw(): void {
    // Taken away meanwhile.
    if (mount.isConnected) render(card(), mount)
  }
  const card = () => (
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
        <Question {...{ survey, strings, scale, draft, tried }} onDraft={change} onSend={send} />
      )}
    </section>
  )
  draw()
}
