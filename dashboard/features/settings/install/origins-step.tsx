import { changeSite } from '#dashboard/features/settings/site-api.ts'
import { checkOrigins, originsOf } from '#dashboard/features/settings/origins.ts'
import { LinesField } from '#dashboard/kit/forms/fields/lines-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { policyLines } from './snippets.ts'
import { Step } from './step.tsx'
import { t } from './words.ts'

interface Props {
  origins: string[]
  /** They were changed here. */
  onChange: () => void
}

/** Whose pages are listened to, and what a strict page has to allow. */
export function OriginsStep(props: Props) {
  const done = props.origins.length > 0
  return (
    <Step title={t('install.origins')} lead={t('install.origins.lead')} done={done}>
      <Origins {...props} />
    </Step>
  )
}

/** The origins to change in place, and the lines for a policy. */
export function Origins({ origins, onChange }: Props) {
  return (
    <>
      {origins.length === 0 && <p class="warning">{t('install.origins.none')}</p>}
      <OriginsForm origins={origins} onChange={onChange} />
      <details class="fold">
        <summary>{t('install.csp')}</summary>
        <p class="section-lead">{t('install.csp.text')}</p>
        <CopyBox text={Object.values(policyLines(location.origin)).join('\n')} />
        <p class="section-lead">{t('install.csp.nonce')}</p>
      </details>
    </>
  )
}

function OriginsForm({ origins, onChange }: Props) {
  const form = useForm({
    saved: { origins: origins.join('\n') },
    check: (values) => ({ origins: checkOrigins(values.origins) }),
    save: async (values) => {
      const site = await changeSite({ origins: originsOf(values.origins) })
      onChange()
      return { origins: site.origins.join('\n') }
    },
  })
  return (
    <Form form={form} action={t('install.origins.save')}>
      <LinesField
        {...form.field('origins')}
        label={t('site.origins')}
        hint={t('site.origins.hint')}
        rows={2}
      />
    </Form>
  )
}
