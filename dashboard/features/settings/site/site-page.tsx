import type { SiteSettings } from '#contract/site/settings.ts'
import { ADDRESS_LIMITS } from '#contract/words.ts'
import { languageOptions } from '#dashboard/features/settings/languages.ts'
import { changeSite, getSite } from '#dashboard/features/settings/site-api.ts'
import { FactRow } from '#dashboard/kit/forms/fields/fact-row.tsx'
import { LinesField } from '#dashboard/kit/forms/fields/lines-field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { type Form as FormState, useForm } from '#dashboard/kit/forms/use-form.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { AskBudgetField } from './ask-budget-field.tsx'
import { EndSite } from './end-site.tsx'
import { checkSite, siteChange, siteValues, type SiteValues } from './site-values.ts'
import { t } from './words.ts'

/** `/settings/site`: what the site is called, whose answers it takes, and when it asks. */
export function SitePage() {
  const site = useResource<SiteSettings>('site', getSite)
  const session = useSession()
  return (
    <Loaded resource={site}>
      {(data) => (
        <>
          <PageHead>{sentence(data)}</PageHead>
          <SiteForm site={data} onSaved={() => site.refresh({ quiet: true })} />
          {mayDo(session.data, 'team:manage') && (
            <EndSite name={data.name} onEnded={() => session.refresh()} />
          )}
        </>
      )}
    </Loaded>
  )
}

function sentence({ name, origins, paused }: SiteSettings): string {
  if (paused) return t('site.paused', { name })
  if (origins.length === 0) return t('site.noOrigin', { name })
  return t('site.live', { name, n: origins.length })
}

function SiteForm({ site, onSaved }: { site: SiteSettings; onSaved: () => void }) {
  const session = useSession()
  const form = useForm({
    saved: siteValues(site),
    check: checkSite,
    save: async (values, before) => {
      const change = siteChange(before, values)
      if (Object.keys(change).length === 0) return undefined
      const next = siteValues(await changeSite(change))
      onSaved()
      // The rail shows the name, too.
      if (change.name !== undefined) session.refresh({ quiet: true })
      return next
    },
  })
  const { language, cooldownDays } = form.values
  return (
    <Form form={form} action={t('form.save')}>
      <TextField {...form.field('name')} label={t('site.name')} hint={t('site.name.hint')} />
      <SwitchField {...form.field('paused')} label={t('site.pause')} hint={t('site.pause.hint')} />
      <LinesField
        {...form.field('origins')}
        label={t('site.origins')}
        hint={t('site.origins.hint')}
      />
      <TextField
        {...form.field('cooldownDays')}
        label={t('site.cooldown')}
        hint={t('site.cooldown.hint')}
        suffix={t('site.days', { n: Number(cooldownDays) || 0 })}
        input={{ inputMode: 'numeric', autoComplete: 'off' }}
      />
      <AskBudgetField {...form.field('askBudget')} />
      <CountingFields form={form} hasBucket={site.hasBucket} />
      <SelectField
        {...form.field('language')}
        label={t('site.language')}
        hint={t('site.language.hint')}
        options={languageOptions(language)}
      />
      <FactRow label={t('site.timezone')} hint={t('site.timezone.hint')}>
        {site.timezone}
      </FactRow>
    </Form>
  )
}

/** How much may come in, how exactly it is counted, and where the counts go. */
function CountingFields({ form, hasBucket }: { form: FormState<SiteValues>; hasBucket: boolean }) {
  return (
    <>
      <SelectField
        {...form.field('addressLimit')}
        label={t('site.addressLimit')}
        hint={t('site.addressLimit.hint')}
        options={ADDRESS_LIMITS.map((n) => ({
          value: String(n),
          label: t('site.addressLimit.aMinute', { n }),
        }))}
      />
      <TextField
        {...form.field('sampleAbove')}
        label={t('site.sampleAbove')}
        hint={t('site.sampleAbove.hint')}
        suffix={t('site.sampleAbove.aDay')}
        input={{ inputMode: 'numeric', autoComplete: 'off' }}
      />
      {(hasBucket || form.values.dropsCounts) && (
        <SwitchField
          {...form.field('dropsCounts')}
          label={t('site.dropsCounts')}
          hint={t('site.dropsCounts.hint')}
        />
      )}
    </>
  )
}
