import { MAP_LIMITS } from '#contract/map/limits.ts'
import { newId } from '#dashboard/features/editor/draft/new-id.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { fullDay } from '#dashboard/kit/i18n/format.ts'

/** Days that the curve should remind of: what happened, the latest first. */
export function Annotations() {
  const { store, map, today } = useEditor()
  function add(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault()
    const form = event.currentTarget
    const [on = '', text = ''] = [...form.querySelectorAll('input')].map(({ value }) =>
      value.trim(),
    )
    if (!text) return
    const part = { id: newId(map, '', 'note'), on, text }
    store.act({ do: 'add', list: 'annotations', parent: map.id, before: null, part })
    form.reset()
  }
  return (
    <section class="annotations" aria-labelledby="annotations-title">
      <h2 id="annotations-title">{t('notes.title')}</h2>
      <p class="mut">{t('notes.text')}</p>
      <ul>
        {map.annotations
          .toSorted((a, b) => b.on.localeCompare(a.on))
          .map((note) => (
            <li key={note.id}>
              <span class="mut">{fullDay(note.on)}</span> {note.text}
              <button
                type="button"
                class="control control-plain"
                onClick={() => store.act({ do: 'remove', part: note.id, was: note })}
              >
                {t('panel.remove')}
                <span class="unseen"> {note.text}</span>
              </button>
            </li>
          ))}
      </ul>
      <form class="annotation-form" onSubmit={add}>
        <label class="field">
          <span class="field-label">{t('notes.day')}</span>
          <input type="date" name="on" defaultValue={today} required />
        </label>
        <label class="field">
          <span class="field-label">{t('notes.what')}</span>
          <input type="text" name="text" maxLength={MAP_LIMITS.note} required />
        </label>
        <button type="submit" class="control">
          {t('notes.add')}
        </button>
      </form>
    </section>
  )
}
