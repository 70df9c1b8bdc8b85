import { useState } from 'preact/hooks'
import type { Alert, Alerts } from '#contract/insight/alerts.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { alertsChanged, useAlerts } from '#dashboard/features/journey/tabs/parts/use-alerts.ts'
import { questionPlace } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, fullDay, percent } from '#dashboard/kit/i18n/format.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

/** Where more answers than usual are, or were, unhappy. */
export function AlertsCard() {
  return <Loaded resource={useAlerts()}>{(data) => <Told data={data} />}</Loaded>
}

function Told({ data }: { data: Alerts }) {
  const context = useJourney()
  const { journey } = context
  const own = data.alerts.filter(({ stage }) => journey.stages.some(({ id }) => id === stage))
  const place = (one: Alert) => questionPlace(context, one)
  return (
    <FiguresCard
      title={t('alerts.title')}
      summary={t('alerts.lead')}
      file={{
        name: t('file.name', { journey: `${journey.id}-alerts`, ...context.range }),
        records: () => own.map(record),
      }}
      numbers={own.slice(0, 5).map((one) => `${place(one)}: ${numbers(one)}`)}
    >
      {own.length > 0 ? (
        <AlertTable alerts={own} />
      ) : (
        <p>{t(data.watched > 0 ? 'alerts.none' : 'alerts.notYet')}</p>
      )}
      {data.through !== null && (
        <p class="mut">
          {t('alerts.through', {
            day: fullDay(data.through),
            watched: count(data.watched),
            learning: count(data.learning),
          })}
        </p>
      )}
    </FiguresCard>
  )
}

/** Alerts, the newest first; who may change maps may end one for good. */
function AlertTable({ alerts }: { alerts: Alert[] }) {
  const context = useJourney()
  const [asked, setAsked] = useState<Alert | null>(null)
  const place = (one: Alert) => questionPlace(context, one)
  const rows = alerts.map((one) => ({
    ...one,
    id: [one.raisedOn, one.stage, one.touchpoint, one.scale].join(' '),
    onAnew:
      context.edits && isNewest(one, alerts) && one.why !== 'anew' ? () => setAsked(one) : null,
  }))
  async function learnAnew({ stage, touchpoint, scale }: Alert) {
    await call('POST /api/alerts/anew', { body: { stage, touchpoint, scale } })
    setAsked(null)
    alertsChanged.value += 1
  }
  return (
    <>
      <Table
        caption={t('alerts.title')}
        rows={rows}
        columns={[
          { name: t('moves.place'), cell: place },
          { name: t('alerts.since'), cell: ({ raisedOn }) => fullDay(raisedOn) },
          { name: t('alerts.day'), end: true, cell: dayCell },
          { name: t('alerts.usual'), end: true, cell: ({ usual }) => percent(usual) },
          { name: t('alerts.average'), end: true, cell: ({ average }) => percent(average) },
          { name: t('alerts.state'), cell: stateCell },
        ]}
      />
      {asked && (
        <ConfirmDialog
          title={t('anew.title', { place: place(asked) })}
          action={t('anew.do')}
          onConfirm={() => learnAnew(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{t('anew.what')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function dayCell({ unhappy, answers }: Alert) {
  return (
    <>
      {t('alerts.of', { n: count(unhappy), of: count(answers) })}
      <span class="figures-note">{percent(unhappy / answers)}</span>
    </>
  )
}

function stateCell({ endedOn, why, onAnew }: Alert & { onAnew: (() => void) | null }) {
  return (
    <>
      {endedOn === null ? (
        <b class="value-lo">{t('alerts.open')}</b>
      ) : (
        <span class="mut">
          {t(why === 'anew' ? 'alerts.anew' : 'alerts.over', { day: fullDay(endedOn) })}
        </span>
      )}
      {onAnew && (
        <button type="button" class="control control-plain" onClick={onAnew}>
          {t('anew.ask')}
        </button>
      )}
    </>
  )
}

/** Whether it is the last that was raised at its place; the newest come first. */
function isNewest(one: Alert, all: readonly Alert[]): boolean {
  const first = all.find(
    ({ stage, touchpoint, scale }) =>
      stage === one.stage && touchpoint === one.touchpoint && scale === one.scale,
  )
  return first === one
}

function numbers({ raisedOn, unhappy, answers, usual, average }: Alert): string {
  return `${raisedOn}: ${unhappy} / ${answers} = ${percent(unhappy / answers)}; p̄ ${percent(usual)}; EWMA ${percent(average)}`
}

function record(one: Alert): Record<string, Cell> {
  return {
    stage: one.stage,
    touchpoint: one.touchpoint,
    scale: one.scale,
    raised_on: one.raisedOn,
    unhappy: one.unhappy,
    answers: one.answers,
    usual: one.usual,
    average: one.average,
    chart: one.chart,
    ended_on: one.endedOn,
    why: one.why,
  }
}
