import type { Mood, RecoveryReport } from '#contract/delivery/costs/recovery.ts'
import { fileDay, TableFile } from '#dashboard/features/delivery/table-file.tsx'
import { count, signed } from '#dashboard/kit/i18n/format.ts'
import { Section } from '#dashboard/kit/page/section.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { rateCells, Share } from './shares.tsx'
import { t } from './words.ts'

interface Props {
  report: RecoveryReport
}

/** Sentiment of the same customers before, at and after the failure. */
export function Moods({ report: { pairs, triples } }: Props) {
  const rows = [
    { id: 'pairs' as const, ...pairs },
    { id: 'triples' as const, ...triples },
  ]
  return (
    <Section title={t('mood.title')} lead={t('mood.lead')}>
      <Table
        caption={t('mood.caption')}
        rows={rows}
        columns={[
          { name: t('mood.who'), cell: ({ id, n }) => `${t(`mood.${id}`)}: ${count(n)}` },
          ...(['before', 'failure', 'after'] as const).map((time) => ({
            name: t(`mood.${time}`),
            end: true,
            cell: (mood: Mood & { id: string }) => moodCell(mood, time),
          })),
        ]}
      />
      <TableFile
        of={t('mood.title')}
        name={t('recovery.csv', { table: 'sentiment', day: fileDay() })}
        records={() => rows.map(({ id, ...mood }) => ({ customers: id, ...mood }))}
      />
    </Section>
  )
}

function moodCell(mood: Mood & { id: string }, time: 'before' | 'failure' | 'after') {
  const value = mood[time]
  if (value !== null) return signed(value)
  // Pairs know nothing of the time before.
  return mood.failure === null ? <span class="mut">{t('mood.few')}</span> : '–'
}

const WHO = ['all', 'movedUp', 'notMovedUp', 'silent'] as const

function shareCell(who: (typeof WHO)[number]) {
  return function cell(row: RecoveryReport['bought'][number]) {
    return <Share of={row[who]} />
  }
}

/** Who bought again, by what they said. */
export function Bought({ report: { bought } }: Props) {
  return (
    <Section title={t('bought.title')} lead={t('bought.lead')}>
      <Table
        caption={t('bought.caption')}
        rows={bought.map((row) => ({ ...row, id: row.days }))}
        columns={[
          { name: t('bought.days'), cell: ({ days }) => t('bought.days.n', { n: days }) },
          ...WHO.map((who) => ({
            name: t(`bought.${who}`),
            end: true,
            cell: shareCell(who),
          })),
        ]}
      />
      <TableFile
        of={t('bought.title')}
        name={t('recovery.csv', { table: 'bought', day: fileDay() })}
        records={() =>
          bought.map((row) =>
            Object.assign({ days: row.days }, ...WHO.map((who) => rateCells(who, row[who]))),
          )
        }
      />
    </Section>
  )
}
