import type { Incident, Incidents } from '#contract/delivery/carriers.ts'
import { BAD, type StreamIssue } from '#contract/delivery/words.ts'
import { carrierName } from '#dashboard/features/delivery/order-words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count, decimal, localDay, lowerFirst, percent } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Table, type Column } from '#dashboard/kit/parts/table.tsx'
import { incidentRecord, watchedRecord } from './csv-records.ts'
import { TableCard } from './table-card.tsx'
import { t } from './words.ts'
import './figures.css'

/** `/delivery/incidents`: times in which customers named an issue far more often than usual. */
export function IncidentsPage() {
  useTitle(t('incidents.title'))
  const incidents = useResource<Incidents>('incidents', (signal) =>
    call('GET /api/delivery/incidents', { signal }),
  )
  return (
    <Loaded resource={incidents}>
      {(data) => (
        <>
          <PageHead lead={leadOf(data)}>{headlineOf(data)}</PageHead>
          {data.incidents.length > 0 && <Found data={data} />}
          {data.watched.length > 0 && <Watched data={data} />}
        </>
      )}
    </Loaded>
  )
}

function issueOf(issue: StreamIssue): string {
  return issue === BAD ? t('bad') : lowerFirst(t(`issue.${issue}`))
}

function timesOf({ times }: Incident): string {
  return decimal(times, 1)
}

/** The one that lasts, or that none does. */
function headlineOf({ incidents, watched, frozenAt }: Incidents): string {
  const [lasting, ...others] = incidents.filter(({ endedAt }) => endedAt === null)
  if (lasting) {
    const what = t('incidents.head', {
      carrier: carrierName(lasting.carrier),
      issue: issueOf(lasting.issue),
      times: timesOf(lasting),
      day: localDay(lasting.startedAt),
    })
    const more = others.length > 0 ? ` ${t('incidents.others', { n: others.length })}` : ''
    return what + more
  }
  if (frozenAt === null) return t('incidents.early')
  return t(watched.some(({ state }) => state === 'watched') ? 'incidents.calm' : 'incidents.few')
}

function leadOf({ falseAlarms, frozenAt, watched }: Incidents): string {
  const all = watched.length
  if (frozenAt === null) return t('incidents.early.text')
  return t('incidents.lead', {
    watched: count(watched.filter(({ state }) => state === 'watched').length),
    all: count(all),
    most: falseAlarms.most,
    days: falseAlarms.days,
    frozen: localDay(frozenAt),
  })
}

function Found({ data }: { data: Incidents }) {
  return (
    <TableCard
      title={t('incidents.table')}
      summary={t('incidents.summary')}
      rows={data.incidents}
      columns={[
        {
          name: t('incidents.what'),
          cell: ({ carrier, issue }) => `${carrierName(carrier)} · ${issueOf(issue)}`,
        },
        { name: t('incidents.since'), cell: spanOf },
        { name: t('incidents.size'), end: true, cell: sizeOf },
        { name: t('incidents.tracking'), cell: trackingOf },
        { name: t('incidents.chance'), cell: chanceOf },
      ]}
      file={{ name: t('incidents.file'), records: data.incidents.map(incidentRecord) }}
    />
  )
}

function spanOf({ startedAt, alarmedAt, endedAt, isSilent }: Incident) {
  const end =
    endedAt === null
      ? t('incidents.lasts')
      : t(isSilent ? 'incidents.silent' : 'incidents.ended', { day: localDay(endedAt) })
  return (
    <>
      <strong>{localDay(startedAt)}</strong> – {end}{' '}
      <span class="mut figures-note">{t('incidents.noticed', { day: localDay(alarmedAt) })}</span>
    </>
  )
}

function sizeOf({ times, interval, named, answers, usual }: Incident) {
  const [low, high] = (interval ?? [times, times]).map((one) => decimal(one, 1))
  return (
    <>
      <strong>{t('incidents.times', { times: decimal(times, 1) })}</strong>{' '}
      <span class="mut figures-note">
        {t('incidents.size.note', {
          low: low ?? '',
          high: high ?? '',
          named: count(named),
          answers: count(answers),
          usual: percent(usual),
        })}
      </span>
    </>
  )
}

function trackingOf({ tracking }: Incident) {
  if (tracking === null) return '–'
  const { seen, saidOnly, heardFirst } = tracking
  if (seen === 0) return t('incidents.unseen', { n: saidOnly })
  const told = t('incidents.seen', { n: seen })
  if (heardFirst.hours === null) return told
  return `${told} ${t('incidents.first', { hours: decimal(heardFirst.hours, 1), n: heardFirst.n })}`
}

function chanceOf({ falseDays }: Incident) {
  return falseDays === null ? '–' : t('incidents.falseDays', { n: Math.round(falseDays) })
}

type Stream = Incidents['watched'][number]

/** What is watched, and folded away all that has too few answers for it. */
function Watched({ data }: { data: Incidents }) {
  const rows = data.watched
    .filter(({ state }) => state !== 'no-baseline' || data.frozenAt === null)
    .map((one) => ({ ...one, id: `${one.carrier} ${one.issue}` }))
  const watched = rows.filter(({ state }) => state === 'watched')
  const others = rows.filter(({ state }) => state !== 'watched')
  return (
    <TableCard
      title={t('watched.table')}
      summary={t('watched.summary')}
      rows={watched.length > 0 ? watched : others}
      columns={streamColumns()}
      more={
        watched.length > 0 &&
        others.length > 0 && (
          <details class="fold">
            <summary>{t('watched.others', { n: others.length })}</summary>
            <Table caption={t('watched.caption')} rows={others} columns={streamColumns()} />
          </details>
        )
      }
      file={{ name: t('watched.file'), records: data.watched.map(watchedRecord) }}
    />
  )
}

function streamColumns(): Column<Stream>[] {
  return [
    {
      name: t('incidents.what'),
      cell: ({ carrier, issue }) => `${carrierName(carrier)} · ${issueOf(issue)}`,
    },
    {
      name: t('watched.usual'),
      end: true,
      cell: ({ usual }) => (usual === null ? '–' : percent(usual)),
    },
    {
      name: t('watched.perDay'),
      end: true,
      cell: ({ perDay }) => (perDay === null ? '–' : decimal(perDay, 1)),
    },
    { name: t('watched.how'), cell: howOf },
  ]
}

/** How soon an incident is found; or that answers are too few, and how many it would take. */
function howOf({ state, medianDays, neededPerDay }: Stream): string {
  if (state === 'watched') return t('watched.days', { days: decimal(medianDays ?? 0, 1) })
  if (state === 'too-few-answers') return t('watched.tooFew', { n: Math.ceil(neededPerDay ?? 0) })
  return t(state === 'too-common' ? 'watched.tooCommon' : 'watched.noBaseline')
}
