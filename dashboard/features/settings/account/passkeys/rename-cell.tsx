import { useEffect, useRef, useState } from 'preact/hooks'
import { LIMITS } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/account/words.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'

interface Props {
  name: string
  /** The field stays open, and says why, when it rejects. */
  rename: (next: string) => Promise<void>
}

/** A name, and the field that takes its place while it is changed. The focus stays with it. */
export function RenameCell({ name, rename }: Props) {
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (used && !open) button.current?.focus()
  }, [used, open])
  function close() {
    setUsed(true)
    setOpen(false)
  }
  if (open) return <RenameForm name={name} rename={rename} onDone={close} />
  return (
    <span class="renamed">
      {name}
      <button
        ref={button}
        type="button"
        class="control control-plain"
        aria-label={t('passkeys.rename', { name })}
        onClick={() => setOpen(true)}
      >
        {t('passkeys.rename.action')}
      </button>
    </span>
  )
}

function RenameForm({ name, rename, onDone }: Props & { onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const form = useForm({
    saved: { name },
    check: (values) => ({ name: checkName(values.name.trim(), LIMITS.passkeyName) }),
    save: async (values) => {
      const next = values.name.trim()
      if (next !== name) await rename(next)
      onDone()
    },
  })
  const { value, error, onChange } = form.field('name')
  const wrong = error ?? (form.failure && explain(form.failure))
  return (
    <form
      class="rename"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <input
        ref={input}
        class="input"
        aria-label={t('passkeys.rename', { name })}
        aria-invalid={wrong ? true : undefined}
        autoComplete="off"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <button type="submit" class="control">
        {t('passkeys.rename.save')}
      </button>
      <button type="button" class="control control-plain" onClick={onDone}>
        {t('confirm.cancel')}
      </button>
      {wrong && <Failure>{wrong}</Failure>}
    </form>
  )
}
