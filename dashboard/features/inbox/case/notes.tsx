import { useId, useState } from 'preact/hooks'
import type { Case, CasePeople } from '#contract/cases/story.ts'
import { CASE_LIMITS } from '#contract/cases/words.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { When } from '#dashboard/kit/time/when.tsx'

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
  const [closed, setClosed] = useState('')
  const asked = /@(\S*)$/.exec(text)?.[1]
  const found =
    asked === undefined || text === closed
      ? []
      : (people?.people ?? [])
          .filter(({ name }) => name.toLowerCase().startsWith(asked.toLowerCase()))
          .slice(0, 5)
  const mention = (name: string) => {
    onText(`${text.slice(0, text.length - (asked ?? '').length)}${name} `)
    document.getElementById(id)?.focus()
  }
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
        id={id}
        class="input"
        data-note
        rows={Math.min(8, text.split('\n').length)}
        maxLength={CASE_LIMITS.note}
        placeholder={t('caseNotes.add')}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            if (text.trim() !== '') onNote()
          }
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (found.length > 0) setClosed(text)
          else event.currentTarget.blur()
        }}
      />
      <Mentions names={found.map(({ name }) => name)} onChoose={mention} />
      {text.trim() !== '' && (
        <button type="submit" class="control">
          {t('caseNotes.send')}
        </button>
      )}
    </form>
  )
}

/** Colleagues whose name begins with what was typed behind the @. */
function Mentions({ names, onChoose }: { names: string[]; onChoose: (name: string) => void }) {
  if (names.length === 0) return null
  return (
    <ul class="mentions" aria-label={t('caseNotes.mention')}>
      {names.map((name) => (
        <li key={name}>
          <button type="button" class="control" onClick={() => onChoose(name)}>
            @{name}
          </button>
        </li>
      ))}
    </ul>
  )
}
