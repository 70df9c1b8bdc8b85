import type { ImprovementPlan } from '#contract/improvements/improvements.ts'
import { t } from '#dashboard/features/improvements/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count, fullDay } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { addDays, isDay } from '#dashboard/kit/time/days.ts'
import { bodyOf, type FormValues } from './values.ts'

/** What the traffic of the last weeks could show, before anything begins. */
export function Plan({ journey, values }: { journey: string; values: FormValues }) {
  const { stage, touchpoint, control, scale } = bodyOf(journey, values)
  const query = {
    journey,
    stage,
    scale,
    ...(touchpoint === null ? {} : { touchpoint }),
    ...(control === null ? {} : { control }),
  }
  const plan = useResource<ImprovementPlan>(`plan ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/improvements/plan', { query, signal }),
  )
  return (
    <div class="imp-plan">
      <Loaded resource={plan} part>
        {(data) => <Seen plan={data} values={values} />}
      </Loaded>
    </div>
  )
}

function Seen({ plan, values }: { plan: ImprovementPlan; values: FormValues }) {
  const { weekly, weeks } = plan
  const weeksOf = (n: number) => t('form.weeks.n', { n })
  const four = weeks.find((one) => one.weeks === 4)
  const days = Number(values.weeks) * 7
  return (
    <>
      {four ? (
        <p>
          <b>
            {t('plan.weekly', {
              n: Math.round(weekly),
              points: count(values.judging === 'any_time' ? four.anyTime : four.plannedEnd),
              weeks: weeksOf(4),
            })}
          </b>
        </p>
      ) : (
        <p>{t('plan.few')}</p>
      )}
      {isDay(values.startsOn) && /^\d+$/.test(values.washoutDays) && (
        <p class="mut">
          {t('plan.end', {
            day: fullDay(addDays(values.startsOn, Number(values.washoutDays) + days - 1)),
            n: days,
          })}
        </p>
      )}
      {weeks.length > 0 && (
        <Table
          caption={t('plan.caption')}
          rows={weeks.map((one) => ({ ...one, id: one.weeks }))}
          columns={[
            { name: t('plan.after'), cell: (one) => weeksOf(one.weeks) },
            {
              name: t('form.judging.planned_end'),
              end: true,
              cell: (one) => `±${count(one.plannedEnd)}`,
            },
            {
              name: t('form.judging.any_time'),
              end: true,
              cell: (one) => `±${count(one.anyTime)}`,
            },
          ]}
        />
      )}
    </>
  )
}
