import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { suggestPasskey } from '#dashboard/features/entry/suggest-passkey.ts'
import { t } from '#dashboard/features/entry/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { clearResources } from '#dashboard/kit/loading/resource.ts'
import { ownTimezone, timezoneOptions } from '#dashboard/kit/time/timezones.ts'
import { checkSetUp, setUpBody, siteWanted, wantsSite } from './set-up-values.ts'

interface Props {
  token: string
  /** The link does not work any more. */
  onOver: () => void
}

/** Who becomes the owner. Only a deployment without any site asks for the first one, too. */
export function SetUpForm({ token, onOver }: Props) {
  const { route } = useLocation()
  const [asksSite, setAsksSite] = useState(false)
  const form = useForm({
    saved: { name: '', email: '', site: '', timezone: ownTimezone() },
    check: (values) => checkSetUp(values, asksSite),
    save: async (values) => {
      try {
        await call('POST /api/set-up', { body: { token, ...setUpBody(values, asksSite) } })
      } catch (error) {
        if (isSignedOut(error)) onOver()
        if (!wantsSite(error) || asksSite) throw error
        setAsksSite(true)
        throw siteWanted(error)
      }
      clearResources()
      void suggestPasskey()
      route(asksSite ? '/settings/install' : '/', true)
    },
  })
  return (
    <Form form={form} action={t('setUp.action')} fresh>
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
      {asksSite && (
        <>
          <TextField
            {...form.field('site')}
            label={t('setUp.site')}
            input={{ autoComplete: 'off' }}
          />
          <SelectField
            {...form.field('timezone')}
            label={t('site.timezone')}
            hint={t('newSite.timezone.hint')}
            options={timezoneOptions()}
          />
        </>
      )}
    </Form>
  )
}
