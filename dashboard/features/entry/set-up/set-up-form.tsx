import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { suggestPasskey } from '#dashboard/features/entry/suggest-passkey.ts'
import { t } from '#dashboard/features/entry/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { type Form as FormState, useForm } from '#dashboard/kit/forms/use-form.ts'
import { clearResources } from '#dashboard/kit/loading/resource.ts'
import { ownTimezone, timezoneOptions } from '#dashboard/kit/time/timezones.ts'
import {
  checkSetUp,
  inWords,
  isCodeRefused,
  setUpBody,
  type SetUpValues,
  wantsSite,
} from './set-up-values.ts'

interface Props {
  /** Of a set-up link; null asks for the deployer's code. */
  token: string | null
  /** The link does not work any more. */
  onOver: () => void
}

/** Who becomes the owner. Only a deployment without any site asks for the first one, too. */
export function SetUpForm({ token, onOver }: Props) {
  const { route } = useLocation()
  const [asksSite, setAsksSite] = useState(false)
  const form = useForm({
    saved: { code: '', name: '', email: '', site: '', timezone: ownTimezone() },
    check: (values) => checkSetUp(values, { code: token === null, site: asksSite }),
    save: async (values) => {
      try {
        const proof = token === null ? { code: values.code } : { token }
        await call('POST /api/set-up', { body: { ...proof, ...setUpBody(values, asksSite) } })
      } catch (error) {
        if (isSignedOut(error)) onOver()
        if (isCodeRefused(error)) throw inWords(error, 'code')
        if (!wantsSite(error) || asksSite) throw error
        setAsksSite(true)
        throw inWords(error, 'site')
      }
      clearResources()
      void suggestPasskey()
      route(asksSite ? '/settings/install' : '/', true)
    },
  })
  return (
    <Form form={form} action={t('setUp.action')} fresh>
      {token === null && (
        <TextField
          {...form.field('code')}
          label={t('setUp.code')}
          hint={t('setUp.code.hint')}
          input={{ autoComplete: 'off' }}
        />
      )}
      <TextField
        {...form.field('name')}
        label={t('setUp.name')}
        hint={t('setUp.name.hint')}
        input={{ autoComplete: 'name' }}
      />
      <TextField
        {...form.field('email')}
        label={t('setUp.email')}
        hint={t('setUp.email.hint')}
        input={{ inputMode: 'email', autoComplete: 'email' }}
      />
      {asksSite && <FirstSite form={form} />}
    </Form>
  )
}

/** The first site, where there is none. */
function FirstSite({ form }: { form: FormState<SetUpValues> }) {
  return (
    <>
      <TextField {...form.field('site')} label={t('setUp.site')} input={{ autoComplete: 'off' }} />
      <SelectField
        {...form.field('timezone')}
        label={t('site.timezone')}
        hint={t('newSite.timezone.hint')}
        options={timezoneOptions()}
      />
    </>
  )
}
