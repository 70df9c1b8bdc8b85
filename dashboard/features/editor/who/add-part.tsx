import { useId } from 'preact/hooks'
import { findPart } from '#contract/map/apply.ts'
import { LIMITS } from '#contract/words.ts'
import { newId } from '#dashboard/features/editor/draft/new-id.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'

interface Props {
  list: 'personas' | 'segments'
  /** What its id begins with where its name has no Latin letters. */
  kind: string
  label: string
  /** What such a part has beside its names. */
  more?: object
}

/** Adds a persona or a segment, behind the others. Its id is for good: answers will carry it. */
export function AddPart({ list, kind, label, more }: Props) {
  const { store, map } = useEditor()
  const hint = useId()
  function add(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault()
    const form = event.currentTarget
    const [nameField, idField] = form.querySelectorAll('input')
    const name = nameField?.value.trim() ?? ''
    const wanted = idField?.value ?? ''
    if (name === '') return
    idField?.setCustomValidity(findPart(map, wanted) ? t('who.id.taken') : '')
    if (!form.reportValidity()) return
    const part = { id: wanted || newId(map, name, kind), name, names: {}, ...more }
    store.act({ do: 'add', list, parent: map.id, before: null, part })
    form.reset()
    nameField?.focus()
  }
  return (
    <form class="who-form" aria-label={label} onSubmit={add}>
      <label class="field">
        <span class="field-label">{t('panel.name')}</span>
        <input type="text" maxLength={LIMITS.mapName} required />
      </label>
      <label class="field">
        <span class="field-label">{t('who.id')}</span>
        <input
          type="text"
          pattern="[a-z0-9][a-z0-9_\-]*"
          maxLength={LIMITS.handle}
          autoCapitalize="none"
          spellcheck={false}
          aria-describedby={hint}
          onInput={(event) => event.currentTarget.setCustomValidity('')}
        />
      </label>
      <button type="submit" class="control">
        {label}
      </button>
      <span id={hint} class="mut who-hint">
        {t('who.id.hint')}
      </span>
    </form>
  )
}
