import type { Hold } from '#contract/holds.ts'
import type { JourneyList } from '#contract/journey.ts'
import type { AuditEntry } from '#contract/site/audit.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { count, localDay } from '#dashboard/kit/i18n/format.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { When } from '#dashboard/kit/time/when.tsx'
import { whatOf, whereOf, whoOf } from './hold-words.ts'
import { t } from './words.ts'

interface Props {
  holds: Hold[]
  list: JourneyList
  /** Entries of the log that tell who held what. */
  log: AuditEntry[]
  onChanged: (hold: Hold) => void
}

/** All holds, those that were released among them, each with the way to the other state. */
export function HoldTable({ holds, ...known }: Props) {
  return <Table caption={t('holds.caption')} rows={holds} columns={columnsOf(known)} />
}

function columnsOf({ list, log, onChanged }: Omit<Props, 'holds'>): Column<Hold>[] {
  return [
    {
      name: t('holds.what'),
      cell: (hold) => (
        <span>
          {whatOf(hold)}
          <More text={whereOf(hold, list)} />
        </span>
      ),
    },
    { name: t('holds.who'), cell: (hold) => whoOf(hold, log) },
    { name: t('holds.when'), cell: ({ madeAt }) => <When at={madeAt} /> },
    {
      name: t('holds.answers'),
      cell: ({ answers, events }) => (
        <span>
          {count(answers)}
          <More text={events > 0 ? t('holds.events', { n: events }) : ''} />
        </span>
      ),
    },
    {
      name: t('holds.state'),
      cell: ({ releasedAt }) =>
        releasedAt === null ? t('holds.held') : t('holds.released', { day: localDay(releasedAt) }),
    },
    {
      name: t('access.actions'),
      unnamed: true,
      end: true,
      cell: (hold) => <Turn hold={hold} onChanged={onChanged} />,
    },
  ]
}

function More({ text }: { text: string }) {
  return text ? <span class="cell-more">{text}</span> : null
}

/** Lets a hold's answers count again, or not after all. The button stays, and the focus with it. */
function Turn({ hold, onChanged }: { hold: Hold; onChanged: (hold: Hold) => void }) {
  const held = hold.releasedAt === null
  const turn = useAction(async () => {
    const params = { id: String(hold.id) }
    onChanged(await call('PATCH /api/holds/:id', { params, body: { released: held } }))
  })
  const key = held ? 'holds.release' : 'holds.again'
  return (
    <>
      <button
        type="button"
        class="control"
        aria-label={t(`${key}.named`, { what: whatOf(hold) })}
        aria-disabled={turn.busy}
        onClick={turn.run}
      >
        {t(key)}
      </button>
      {turn.failure && <Failure>{explain(turn.failure)}</Failure>}
    </>
  )
}
