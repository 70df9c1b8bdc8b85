import type { ImportPreview } from '#contract/import-runs.ts'
import { VOCABULARIES } from '#contract/delivery/words.ts'
import { faultText } from '#dashboard/features/settings/import/map/fault-text.ts'
import type { MapFaults } from '#dashboard/features/settings/import/map/map-form.ts'
import { columnOptions } from '#dashboard/features/settings/import/map/options.ts'
import { TimesField } from '#dashboard/features/settings/import/map/times-field.tsx'
import { t } from '#dashboard/features/settings/import/words.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { ORDER_FIELDS, type OrderForm } from './order-form.ts'

interface Props {
  form: OrderForm
  preview: ImportPreview
  faults: MapFaults
  onChange: (form: OrderForm) => void
}

/** Names of the ways in which senders write their statuses: they are names, in every language. */
const NAMES: Record<(typeof VOCABULARIES)[number], string> = {
  aftership: 'AfterShip',
  base: 'Base',
  dhl: 'DHL',
  easypost: 'EasyPost',
  inpost: 'InPost',
  medusa: 'Medusa',
  shippo: 'Shippo',
  shopify: 'Shopify',
  track17: '17TRACK',
}

/** What the columns of a file of orders mean. */
export function OrderFields({ form, preview, faults, onChange }: Props) {
  const set = (change: Partial<OrderForm>) => onChange({ ...form, ...change })
  const options = columnOptions(preview.columns, t('import.none'))
  return (
    <div class="form">
      <p class="section-lead">{t('import.order.lead')}</p>
      {ORDER_FIELDS.map((field) => (
        <SelectField
          key={field}
          name={field}
          label={t(`import.order.${field}`)}
          value={form.columns[field] ?? ''}
          error={faultText(faults[field])}
          options={options}
          onChange={(column) => set({ columns: { ...form.columns, [field]: column } })}
        />
      ))}
      {!form.columns.currency && (
        <TextField
          name="fixed"
          label={t('import.order.fixed')}
          hint={t('import.order.fixed.hint')}
          value={form.currency}
          error={faultText(faults['fixed'])}
          onChange={(currency) => set({ currency })}
        />
      )}
      {form.columns.status && (
        <SelectField
          name="vocabulary"
          label={t('import.order.vocabulary')}
          value={form.vocabulary}
          options={[
            { value: '', label: t('import.order.ownWords') },
            ...VOCABULARIES.map((value) => ({ value, label: NAMES[value] })),
          ]}
          onChange={(vocabulary) => set({ vocabulary })}
        />
      )}
      <TimesField
        dates={form.dates}
        timezone={form.timezone}
        guess={preview.dates}
        error={faultText(faults['dates'])}
        onChange={set}
      />
    </div>
  )
}
