import { useState } from 'preact/hooks'
import { type FaultDays, FAULTS, ISSUE_TYPES } from '#contract/delivery/words.ts'
import { carrierName } from '#dashboard/features/delivery/order-words.ts'
import { hrefOf } from '#dashboard/kit/api/call.ts'
import { shownSite } from '#dashboard/kit/api/checked-fetch.ts'
import { cellSeparator } from '#dashboard/kit/files/csv.ts'
import { lowerFirst } from '#dashboard/kit/i18n/format.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { t } from './words.ts'

interface Props {
  days: FaultDays
  carriers: string[]
}

/** The issues of one carrier as a file for its claims desk, written to the disk as it comes. */
export function Evidence({ days, carriers }: Props) {
  const [chosen, setCarrier] = useState(carriers[0] ?? '')
  const [type, setType] = useState('')
  const [fault, setFault] = useState('carrier')
  const carrier = carriers.includes(chosen) ? chosen : (carriers[0] ?? '')
  const kind = ISSUE_TYPES.find((one) => one === type)
  const doing = FAULTS.find((one) => one === fault)
  const query = {
    carrier,
    days,
    ...(kind ? { type: kind } : {}),
    ...(doing ? { fault: doing } : {}),
    separator: cellSeparator(),
    ...(shownSite.value ? { site: shownSite.value } : {}),
  }
  const all = { value: '', label: t('evidence.all') }
  return (
    <div class="evidence">
      <h3>{t('evidence.title')}</h3>
      <p class="mut">{t('evidence.lead')}</p>
      <div class="count-again">
        <Select
          label={t('evidence.carrier')}
          labelled
          value={carrier}
          options={carriers.map((one) => ({ value: one, label: carrierName(one) }))}
          onChange={setCarrier}
        />
        <Select
          label={t('evidence.type')}
          labelled
          value={type}
          options={[
            all,
            ...ISSUE_TYPES.map((one) => ({ value: one, label: lowerFirst(t(`issue.${one}`)) })),
          ]}
          onChange={setType}
        />
        <Select
          label={t('evidence.fault')}
          labelled
          value={fault}
          options={[all, ...FAULTS.map((one) => ({ value: one, label: t(`fault.${one}`) }))]}
          onChange={setFault}
        />
        <a class="control" href={hrefOf('GET /api/delivery/evidence.csv', { query })} download>
          {t('evidence.save')}
        </a>
      </div>
    </div>
  )
}
