import type { EndpointReceipt } from '#contract/outbox/endpoints.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { EndpointFields } from './endpoint-fields.tsx'
import { checkEndpoint, emptyValues, newEndpoint, type EndpointValues } from './endpoint-values.ts'
import { t } from './words.ts'

/** The form of a new endpoint. */
export function NewEndpointForm({ onMade }: { onMade: (receipt: EndpointReceipt) => void }) {
  const form = useForm<EndpointValues>({
    saved: emptyValues(locale()),
    check: (values) => checkEndpoint(values, false),
    save: async (values) => {
      onMade(await call('POST /api/endpoints', { body: newEndpoint(values) }))
    },
  })
  return (
    <Form form={form} action={t('hooks.make')} fresh>
      <EndpointFields form={form} isThere={false} />
    </Form>
  )
}
