import type { Pain } from '#contract/digests/pains.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import {
  count,
  percent,
  percentInterval,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { money } from '#dashboard/kit/i18n/money.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { painName } from '#dashboard/features/journey/tabs/parts/value-name.ts'

/** Pains as a table: who named them, how, how bad it felt, and what moved. */
export function PainTable({ pains, isCompared }: { pains: Pain[]; isCompared: boolean }) {
  const places = placeNames(useJourney())
  const rows = pains.map((pain) => ({
    ...pain,
    id: `${pain.stage} ${pain.code}`,
    place: places.stage(pain.stage),
  }))
  return (
    <Table
      caption={t('pains.table')}
      rows={rows}
      columns={[
        {
          name: t('pains.pain'),
          cell: nameCell,
        },
        { name: t('pains.named'), end: true, cell: named },
        { name: t('pains.how'), end: true, cell: how },
        { name: t('pains.felt'), end: true, cell: felt },
        ...(isCompared ? [{ name: t('pains.change'), end: true, cell: changed }] : []),
        { name: t('pains.value'), end: true, cell: value },
      ]}
    />
  )
}

function nameCell(pain: Pain & { place: string }) {
  return <Name pain={pain} stage={pain.place} />
}

/** Pressed, it is the only one that is left. */
function Name({ pain, stage }: { pain: Pain; stage: string }) {
  const { view, change } = useJourney()
  const [quote] = pain.quotes
  const isPicked = view.pain === pain.code
  return (
    <>
      <button
        type="button"
        class="pain-name"
        aria-pressed={isPicked}
        onClick={() => change({ pain: isPicked ? null : pain.code })}
      >
        {painName(pain)}
      </button>{' '}
      <span class="mut">{stage}</span>{' '}
      {pain.isGrave && <span class="badge">{t('pains.grave')}</span>}
      {quote && (
        <q class="pain-quote" lang={quote.lang} dir="auto">
          {quote.comment}
        </q>
      )}
    </>
  )
}

function named({ named: { n, of, share, interval }, state }: Pain) {
  return (
    <>
      <b>{count(n)}</b> {t('pains.of', { of: count(of) })}
      <span class="figures-note">
        {percent(share)} · {percentInterval(interval)}
        {state === 'few' && ` · ${t('state.few')}`}
      </span>
    </>
  )
}

function how({ by }: Pain) {
  if (!by) return '–'
  return (
    <>
      {t('pains.ticked', { n: by.ticked })}
      <span class="figures-note">{t('pains.wrote', { n: by.wrote, both: count(by.both) })}</span>
    </>
  )
}

function felt({ severity }: Pain) {
  if (severity === null) return '–'
  return (
    <span class="value-lo">
      <Face value={-severity} size={18} /> {signed(-severity)}
    </span>
  )
}

function changed({ change }: Pain) {
  if (!change) return <span class="mut">{t('state.hidden')}</span>
  if (change.q > 0.05) return <span class="mut">{t('pains.noMove')}</span>
  return (
    <>
      <b>{signed(change.difference * 100)}</b>
      <span class="figures-note">
        {signedInterval([change.interval[0] * 100, change.interval[1] * 100])}
      </span>
    </>
  )
}

function value({ value: values }: Pain) {
  if (values.length === 0) return <span class="mut">{t('pains.noOrder')}</span>
  return values.map(({ currency, minor }) => money(minor, currency)).join(' · ')
}
