import type { EndpointItem } from '#contract/outbox/endpoints.ts'
import { EndpointFields } from '#dashboard/features/settings/webhooks/endpoint-fields.tsx'
import {
  changedEndpoint,
  checkEndpoint,
  valuesOf,
  type EndpointValues,
} from '#dashboard/features/settings/webhooks/endpoint-values.ts'
import { t } from '#dashboard/features/settings/webhooks/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { Tabs } from '#dashboard/kit/parts/tabs.tsx'
import { LogPart } from './log-part.tsx'
import { SecretPart } from './secret-part.tsx'

interface Props {
  endpoint: EndpointItem
  onChange: () => void
  onClose: () => void
}

/** One endpoint: what became of its messages, its settings, and its secret. */
export function EndpointDialog({ endpoint, onChange, onClose }: Props) {
  const { kind, name, publicKey } = endpoint
  return (
    <Dialog title={name} onClose={onClose}>
      <Tabs
        label={t('hooks.parts')}
        tabs={[
          { name: t('hooks.log'), content: <LogPart endpoint={endpoint} onChange={onChange} /> },
          {
            name: t('hooks.settings'),
            content: <EditPart endpoint={endpoint} onChange={onChange} />,
          },
          ...(kind === 'webhook' && publicKey
            ? [{ name: t('hooks.secret'), content: <SecretPart endpoint={endpoint} /> }]
            : []),
        ]}
      />
    </Dialog>
  )
}

function EditPart({ endpoint, onChange }: Pick<Props, 'endpoint' | 'onChange'>) {
  const { id, hasToken } = endpoint
  const form = useForm<EndpointValues>({
    saved: valuesOf(endpoint),
    check: (values) => checkEndpoint(values, hasToken),
    save: async (values, before) => {
      const body = changedEndpoint(values, before)
      const saved = await call('PATCH /api/endpoints/:id', { params: { id }, body })
      onChange()
      return valuesOf(saved)
    },
  })
  return (
    <Form form={form} action={t('hooks.save')}>
      <EndpointFields form={form} isThere />
    </Form>
  )
}
