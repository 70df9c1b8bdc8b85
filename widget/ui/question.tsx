import type { SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'
import type { Scale } from './scale.ts'
import { Choices } from './choices.tsx'
import { choose, readDraft, type Draft } from './draft.ts'

/** Longest comment that the API takes, in UTF-16 units, as `maxlength` counts them. */
const LONGEST = 2000

interface QuestionProps {
  survey: SurveyConfig
  strings: WidgetStrings
  scale: Scale | undefined
  draft: Draft
  /** Send was pressed before there was an answer. */
  tried: boolean
  onDraft: (draft: Draft) => void
  /** Called with what goes out; undefined when there is nothing. */
  onSend: (reply?: Draft) => void
}

/** The question and, once it has an answer, the second step below it. One Send for both. */
export function Question(props: QuestionProps) {
  const { survey, strings, scale, draft, tried, onDraft, onSend } = props
  const { question, multiple } = survey
  const { tellMore, chooseFirst, writeFirst, send } = strings
  const { score, choices, comment } = draft
  const { reply, answered, reasonChips, ask, commenting } = readDraft(draft, survey, scale)
  const title = (
    <span class="title" part="question">
      {question}
    </span>
  )
  const group = {
    chosen: [score, ...choices],
    onChoose: (value: number | string, several?: boolean) => onDraft(choose(draft, value, several)),
  }

  return (
    <div>
      {scale ? <Choices {...scale} {...group} multiple={multiple} legend={title} /> : title}
      {reasonChips[0] && (
        <Choices
          layout="chips"
          options={reasonChips}
          {...group}
          multiple
          legend={ask ?? tellMore}
        />
      )}
      {commenting && (
        <textarea
          part="comment"
          rows={3}
          maxLength={LONGEST}
          aria-label={scale ? tellMore : question}
          placeholder={scale && tellMore}
          value={comment}
          onInput={({ currentTarget }) => onDraft({ ...draft, comment: currentTarget.value })}
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
      {/* No form: a sandboxed frame may not allow any. */}
      <button
        class="send"
        part="send"
        type="button"
        onClick={() => onSend(answered ? reply : undefined)}
      >
        {send}
      </button>
    </div>
  )
}
