import { useState } from 'preact/hooks'
import type { SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'
import type { Scale } from './scale.ts'
import type { Draft } from './use-draft.ts'
import { Choices } from './choices.tsx'
import { useDraft } from './use-draft.ts'

/** Longest comment that the API takes, in UTF-16 units, as `maxlength` counts them. */
const LONGEST = 2000

interface QuestionProps {
  survey: SurveyConfig
  strings: WidgetStrings
  scale: Scale | undefined
  onSend: (draft: Draft) => void
}

/** The question and, once it has an answer, the second step below it. One Send for both. */
export function Question({ survey, strings, scale, onSend }: QuestionProps) {
  const { question, multiple } = survey
  const { tellMore, chooseFirst, writeFirst, send } = strings
  const state = useDraft(survey, scale)
  const { draft, answered, chosen, choose, reasonChips, ask, comment, setComment } = state
  const [tried, setTried] = useState(false)
  const title = <span class="title">{question}</span>

  // No form: a sandboxed frame may not allow any.
  function submit(): void {
    setTried(true)
    if (answered) onSend(draft)
  }
  return (
    <div>
      {scale ? (
        <Choices {...scale} {...{ multiple, chosen }} legend={title} onChoose={choose} />
      ) : (
        title
      )}
      {reasonChips[0] && (
        <Choices
          layout="chips"
          options={reasonChips}
          legend={ask ?? tellMore}
          multiple
          chosen={chosen}
          onChoose={choose}
        />
      )}
      {state.commenting && (
        <textarea
          part="comment"
          rows={3}
          maxLength={LONGEST}
          aria-label={scale ? tellMore : question}
          placeholder={scale && tellMore}
          value={comment}
          onInput={({ currentTarget }) => setComment(currentTarget.value)}
        />
      )}
      {comment.length > LONGEST - 200 && (
        <p class="count">
          {comment.length} / {LONGEST}
        </p>
      )}
      {tried && !answered && (
        <p role="alert" part="error">
          {scale ? chooseFirst : writeFirst}
        </p>
      )}
      <button class="send" part="send" type="button" onClick={submit}>
        {send}
      </button>
    </div>
  )
}
