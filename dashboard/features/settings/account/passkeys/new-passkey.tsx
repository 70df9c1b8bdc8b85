import { useState } from 'preact/hooks'
import { LIMITS } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/account/words.ts'
import { Field } from '#dashboard/kit/forms/fields/field.tsx'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explainPasskey } from '#dashboard/kit/passkeys/explain-passkey.ts'
import { addPasskey } from '#dashboard/kit/passkeys/passkeys.ts'
import type { Passkey } from './passkey-table.tsx'

interface Props {
  device: string
  known: Passkey[]
  onAdded: (name: string) => void
}

/** The name of a new passkey, suggested from the browser, and the button that makes it. */
export function NewPasskey({ device, known, onAdded }: Props) {
  const suggested = suggestName(
    device || t('passkeys.default'),
    known.map(({ name }) => name),
  )
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? suggested
  const add = useAction(async () => {
    const chosen = name.trim() || suggested
    await addPasskey(chosen)
    setTyped(null)
    onAdded(chosen)
  })
  return (
    <form
      class="form new-passkey"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        add.run()
      }}
    >
      <Field
        label={t('passkeys.new')}
        error={add.failure ? explainPasskey(add.failure) : undefined}
      >
        {(inputProps) => (
          <span class="with-button">
            <input
              {...inputProps}
              class="input"
              autoComplete="off"
              maxLength={LIMITS.passkeyName}
              value={name}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <button type="submit" class="control" aria-disabled={add.busy}>
              {t('passkeys.add')}
            </button>
          </span>
        )}
      </Field>
      <output class="unseen">{add.busy ? t('passkeys.asking') : ''}</output>
    </form>
  )
}

/** A name that no other passkey has: `Chrome, Linux`, then `Chrome, Linux 2`. */
function suggestName(device: string, taken: string[]): string {
  let name = device
  for (let n = 2; taken.includes(name); n += 1) name = `${device} ${n}`
  return name
}
