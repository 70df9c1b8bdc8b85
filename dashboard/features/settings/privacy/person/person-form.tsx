import { useEffect, useRef } from 'preact/hooks'
import type { Subject } from '#contract/privacy.ts'
import { SUBJECT_KINDS, type SubjectKind } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/privacy/words.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { CopyResult } from './copy-result.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { usePerson } from './use-person.ts'

/** Whom it is about, and what is to be done. */
export function PersonForm({ onErase }: { onErase: (subject: Subject) => Promise<void> }) {
  const person = usePerson(onErase)
  const { typed, error, copy, change } = person
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [error, person.refusals])
  return (
    <>
      <form
        ref={form}
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          person.show()
        }}
      >
        <SelectField
          name="kind"
          label={t('person.kind')}
          value={typed.kind}
          options={SUBJECT_KINDS.map((kind) => ({ value: kind, label: t(`person.kind.${kind}`) }))}
          // Its options are all there is to choose from.
          onChange={(kind) => change({ ...typed, kind: kind as SubjectKind })}
        />
        <TextField
          name="value"
          label={t(`person.value.${typed.kind}`)}
          hint={t(`person.hint.${typed.kind}`)}
          value={typed.value}
          error={error}
          onChange={(value) => change({ ...typed, value })}
          input={{ autoComplete: 'off' }}
        />
        <div class="form-end">
          <button type="submit" class="primary">
            {t('person.show')}
          </button>
          <button type="button" class="control control-danger" onClick={person.askToErase}>
            {t('person.erase')}
          </button>
        </div>
      </form>
      {copy && !error && <CopyResult copy={copy} onStop={person.stop} onGoOn={person.goOn} />}
      {person.erasing && (
        <EraseDialog subject={person.subject} onClose={person.keep} onConfirm={person.erase} />
      )}
    </>
  )
}
