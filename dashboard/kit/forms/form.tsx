import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import type { Form as FormState } from './use-form.ts'
import { t } from './words.ts'

interface Props<T> {
  form: FormState<T>
  /** Words of the button that sends it. */
  action: string
  /** True where the form makes something new: there is nothing to go back to. */
  fresh?: boolean
  children: ComponentChildren
}

/** A form with its fields, the row that saves it, and a guard over what is not saved. */
export function Form<T>({ form, action, fresh = false, children }: Props<T>) {
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (form.failed) element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [form.failed])
  const idle = (!form.dirty && !fresh) || form.status === 'saving'
  return (
    <>
      <form
        ref={element}
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!idle) form.submit()
        }}
      >
        {children}
        <div class="form-end">
          {/* Disabled for good it would throw the focus away. */}
          <button type="submit" class="primary" aria-disabled={idle}>
            {action}
          </button>
          {form.dirty && !fresh && form.status !== 'saving' && (
            <button type="button" class="control control-plain" onClick={form.discard}>
              {t('form.discard')}
            </button>
          )}
          <output class={form.status === 'failed' ? 'form-told field-error' : 'form-told mut'}>
            {statusText(form)}
          </output>
        </div>
      </form>
      {form.dirty && <LeaveGuard onLeave={form.discard} />}
    </>
  )
}

type Status = Pick<FormState<object>, 'status' | 'dirty' | 'failure'>

function statusText({ status, dirty, failure }: Status): string {
  if (status === 'saving') return t('form.saving')
  if (status === 'saved') return t('form.saved')
  if (status === 'failed') {
    const fields = failure === null || (failure instanceof ApiError && failure.fields.length > 0)
    return fields ? t('form.invalid') : t('form.failed', { reason: explain(failure) })
  }
  return dirty ? t('form.unsaved') : ''
}
