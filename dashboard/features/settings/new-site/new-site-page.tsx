import { LIMITS } from '#contract/words.ts'
import { languageOptions } from '#dashboard/features/settings/languages.ts'
import { checkOrigins, originsOf } from '#dashboard/features/settings/origins.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ApiError, isStatus } from '#dashboard/kit/api/errors.ts'
import { checkName } from '#dashboard/kit/forms/checks.ts'
import { LinesField } from '#dashboard/kit/forms/fields/lines-field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useSiteChange } from '#dashboard/kit/session/sites.ts'
import { ownTimezone, timezoneOptions } from '#dashboard/kit/time/timezones.ts'
import { t } from './words.ts'
import '#dashboard/features/settings/settings.css'

/** `/sites/new`: for owners of a site who run another shop. */
export function NewSitePage() {
  useTitle(t('title.settings', { page: t('newSite.title') }))
  return (
    <div class="settings-page">
      <PageHead lead={t('newSite.lead')}>{t('newSite.title')}</PageHead>
      <NewSiteForm />
    </div>
  )
}

interface NewSiteValues {
  name: string
  timezone: string
  language: string
  /** One a line. */
  origins: string
}

function NewSiteForm() {
  const { change } = useSiteChange(useSession())
  const form = useForm<NewSiteValues>({
    saved: { name: '', timezone: ownTimezone(), language: locale(), origins: '' },
    check: ({ name, origins }) => ({
      name: checkName(name.trim(), LIMITS.siteName),
      origins: checkOrigins(origins),
    }),
    save: async (values) => {
      const { name, timezone, language, origins } = values
      const site = { name: name.trim(), timezone, language, origins: originsOf(origins) }
      const { key } = await call('POST /api/sites', { body: site }).catch(sayUnproved)
      await change(key)
    },
  })
  return (
    <Form form={form} action={t('newSite.make')} fresh>
      <TextField {...form.field('name')} label={t('site.name')} hint={t('newSite.name.hint')} />
      <SelectField
        {...form.field('timezone')}
        label={t('site.timezone')}
        hint={t('newSite.timezone.hint')}
        options={timezoneOptions()}
      />
      <SelectField
        {...form.field('language')}
        label={t('site.language')}
        hint={t('site.language.hint')}
        options={languageOptions(form.values.language)}
      />
      <LinesField
        {...form.field('origins')}
        label={t('site.origins')}
        hint={t('site.origins.hint')}
      />
    </Form>
  )
}

/** Whoever may open the page may make sites, unless nobody has proved their address. */
function sayUnproved(error: unknown): never {
  if (!isStatus(error, 403)) throw error
  throw new ApiError({ status: 403, code: 'unproved', detail: t('newSite.unproved') })
}
