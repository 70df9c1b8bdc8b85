import { ERRORS, never, nothing, SECRET } from '#dashboard/gallery/fixed.ts'
import { After, painted, type Part, send, type } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'

interface Values {
  name: string
}

interface Props {
  save?: (values: Values) => Promise<Values>
  does?: (root: HTMLElement) => void | Promise<void>
  fresh?: boolean
}

/** A form that lives: only its server is made up. */
function Example({ save = keep, does = nothing, fresh = false }: Props) {
  const name = fresh ? '' : 'Zielony Sklep'
  const form = useForm<Values>({ saved: { name }, check: () => ({}), save })
  return (
    <After does={does}>
      <Form form={form} action={t(fresh ? 'gallery.form.make' : 'form.save')} fresh={fresh}>
        <TextField label={t('gallery.people.name')} {...form.field('name')} />
      </Form>
    </After>
  )
}

async function keep(values: Values): Promise<Values> {
  return values
}

async function refuse(): Promise<Values> {
  const fields = [{ field: 'name', reason: t('gallery.field.name.refused') }]
  throw new ApiError({ status: 422, code: 'invalid', fields })
}

async function fail(): Promise<Values> {
  throw ERRORS.offline
}

async function change(root: HTMLElement): Promise<void> {
  await type(root, 'Herbaciarnia')
}

async function changeAndSend(root: HTMLElement): Promise<void> {
  await change(root)
  await send(root)
  await painted()
}

/** Forms in every state between nothing to save and saved. */
export const FORMS: Part[] = [
  {
    name: 'form',
    states: {
      clean: () => <Example />,
      dirty: () => <Example does={change} />,
      saving: () => <Example does={changeAndSend} save={never} />,
      saved: () => <Example does={changeAndSend} />,
      'not saved': () => <Example does={changeAndSend} save={fail} />,
      refused: () => <Example does={changeAndSend} save={refuse} />,
      fresh: () => <Example fresh />,
    },
  },
  {
    name: 'secret-once',
    states: {
      shown: () => (
        <SecretOnce title={t('gallery.secret.title')} secret={SECRET} onDone={nothing}>
          <p class="mut">{t('gallery.secret.use')}</p>
        </SecretOnce>
      ),
    },
  },
]
