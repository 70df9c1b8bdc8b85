import { useId, useRef } from 'preact/hooks'
import type { Case, CasePeople } from '#contract/cases/story.ts'
import { CASE_LIMITS } from '#contract/cases/words.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { When } from '#dashboard/kit/time/when.tsx'
import { usePicker } from './use-picker.ts'

interface Props {
  one: Case
  people: CasePeople | null
  text: string
  onText: (text: string) => void
  onNote: () => void
}

/** What colleagues wrote to each other, and the field for the next line. */
export function Notes({ one, people, text, onText, onNote }: Props) {
  const notes = one.events.filter(({ kind }) => kind === 'note').toReversed()
  return (
    <section class="case-part" aria-labelledby="notes-head">
      <header class="case-part-head">
        <h2 id="notes-head">{t('caseNotes.title')}</h2>
      </header>
      <ul class="notes">
        {notes.map(({ id, who, at, note }) => (
          <li key={id}>
            <span class="initials" aria-hidden="true">
              {who.slice(0, 1)}
            </span>
            <span>
              {note ?? t('caseNotes.hidden')}{' '}
              <span class="mut">
                {who}, <When at={at} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <NoteField {...{ people, text, onText, onNote }} />
    </section>
  )
}

function NoteField({ people, text, onText, onNote }: Omit<Props, 'one'>) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = usePicker({ people, text, onText, field })
  return (
    <form
      class="note-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onNote()
      }}
    >
      <label for={id} class="unseen">
        {t('caseNotes.add')}
      </label>
      <textarea
        ref={field}
        id={id}
        class="input"
        data-note
        rows={Math.min(8, text.split('\n').length)}
        maxLength={CASE_LIMITS.note}
        placeholder={t('caseNotes.add')}
        value={text}
        onInput={(event) => {
          onText(event.currentTarget.value)
          picker.move(event.currentTarget.selectionStart)
        }}
        onSelect={(event) => picker.move(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (picker.onKey(event)) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            if (text.trim() !== '') onNote()
          }
          if (event.key !== 'Escape') return
          event.stopPropagation()
          event.currentTarget.blur()
        }}
      />
      <Colleagues {...picker} />
      {text.trim() !== '' && (
        <button type="submit" class="control">
          {t('caseNotes.send')}
        </button>
      )}
    </form>
  )
}

/** The field keeps the focus: who does not see the list hears who would be picked. */
function Colleagues({ shown, at, choose }: ReturnType<typeof usePicker>) {
  const here = shown[at]
  return (
    <>
      <output class="unseen">{here ? `@${here.name}` : ''}</output>
      {shown.length > 0 && (
        <ul class="mentions" aria-label={t('caseNotes.mention')}>
          {shown.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                class={one === here ? 'control chip' : 'control'}
                tabIndex={-1}
                aria-current={one === here}
                onClick={() => choose(one)}
              >
                @{one.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
