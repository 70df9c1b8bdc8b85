import { ENDPOINT_KINDS, ENDPOINTS, OUTBOX_LANGUAGES } from '#contract/outbox/words.ts'
import type { EndpointReceipt } from '#contract/outbox/endpoints.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ChecksField } from '#dashboard/kit/forms/fields/checks-field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm, type Form as FormState } from '#dashboard/kit/forms/use-form.ts'
import { LOCALE_NAMES } from '#dashboard/kit/i18n/locales.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import {
  checkEndpoint,
  emptyValues,
  type EndpointValues,
  newEndpoint,
  topicsOf,
  wants,
} from './endpoint-values.ts'
import { t } from './words.ts'

interface Props {
  form: FormState<EndpointValues>
  /** Whether it is there already: its kind stays, and so may its token. */
  isThere: boolean
  /** Whether this deployment sends mail. */
  hasMail?: boolean
}

/** The form of a new endpoint. */
export function NewEndpointForm({
  hasMail,
  onMade,
}: {
  hasMail: boolean
  onMade: (receipt: EndpointReceipt) => void
}) {
  const form = useForm<EndpointValues>({
    saved: emptyValues(locale()),
    check: (values) => checkEndpoint(values, false),
    save: async (values) => {
      onMade(await call('POST /api/endpoints', { body: newEndpoint(values) }))
    },
  })
  return (
    <Form form={form} action={t('hooks.make')} fresh>
      <EndpointFields form={form} isThere={false} hasMail={hasMail} />
    </Form>
  )
}

/** The fields of an endpoint; each kind shows its own. */
export function EndpointFields({ form, isThere, hasMail = false }: Props) {
  const { kind } = form.values
  const { topics } = ENDPOINTS[kind]
  const lang = form.field('lang')
  return (
    <>
      {!isThere && <KindField form={form} hasMail={hasMail} />}
      <TextField
        {...form.field('name')}
        label={t('hooks.name')}
        hint={t('hooks.name.hint')}
        input={{ autoComplete: 'off' }}
      />
      <TextField
        {...form.field('url')}
        label={t('hooks.url')}
        hint={t(`hooks.url.${kind}`)}
        input={{ inputMode: kind === 'mail' ? 'email' : 'url', autoComplete: 'off' }}
      />
      {topics.length > 1 && (
        <ChecksField
          {...form.field('topics')}
          value={topicsOf(form.values)}
          label={t('hooks.topics')}
          options={topics.map((value) => ({ value, label: t(`hooks.topic.${value}`) }))}
        />
      )}
      {ENDPOINTS[kind].isTicket && <TicketFields form={form} isThere={isThere} />}
      {kind !== 'webhook' && (
        <SelectField
          {...lang}
          onChange={(value) => lang.onChange(OUTBOX_LANGUAGES.find((one) => one === value) ?? 'en')}
          label={t('hooks.lang')}
          options={OUTBOX_LANGUAGES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
        />
      )}
      {kind !== 'mail' && <TellsFields form={form} />}
      {isThere && <SwitchField {...form.field('isOn')} label={t('hooks.isOn')} />}
    </>
  )
}

/** What it is told of single answers; mails tell figures only. */
function TellsFields({ form }: Pick<Props, 'form'>) {
  return (
    <>
      <SwitchField
        {...form.field('comments')}
        label={t('hooks.comments')}
        hint={t('hooks.comments.hint')}
      />
      <SwitchField
        {...form.field('people')}
        label={t('hooks.people')}
        hint={t('hooks.people.hint')}
      />
    </>
  )
}

function KindField({ form, hasMail }: Pick<Props, 'form'> & { hasMail: boolean }) {
  const field = form.field('kind')
  return (
    <SelectField
      {...field}
      onChange={(value) => field.onChange(ENDPOINT_KINDS.find((one) => one === value) ?? 'webhook')}
      label={t('hooks.kind')}
      options={ENDPOINT_KINDS.filter((value) => value !== 'mail' || hasMail).map((value) => ({
        value,
        label: t(`hooks.kind.${value}`),
      }))}
    />
  )
}

/** What systems for tickets want to know. */
function TicketFields({ form, isThere }: Props) {
  const { kind } = form.values
  return (
    <>
      {(wants(kind, 'email') || kind === 'zendesk') && (
        <TextField
          {...form.field('email')}
          label={t('hooks.email')}
          {...(kind === 'zendesk' ? { hint: t('hooks.email.zendesk') } : {})}
          input={{ inputMode: 'email', autoComplete: 'off' }}
        />
      )}
      {wants(kind, 'account') && (
        <TextField
          {...form.field('account')}
          label={t('hooks.account')}
          input={{ inputMode: 'numeric' }}
        />
      )}
      {wants(kind, 'inbox') && (
        <TextField
          {...form.field('inbox')}
          label={t('hooks.inbox')}
          input={{ inputMode: 'numeric' }}
        />
      )}
      {wants(kind, 'group') && <TextField {...form.field('group')} label={t('hooks.group')} />}
      <TextField
        {...form.field('token')}
        label={t('hooks.token')}
        hint={t(isThere ? 'hooks.token.kept' : 'hooks.token.hint')}
        input={{ autoComplete: 'off' }}
      />
    </>
  )
}
