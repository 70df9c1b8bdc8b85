import type { AskFigures } from '#contract/collect/asks.ts'
import type { ListedSurvey } from '#contract/surveys/list.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { t } from './words.ts'

const DAYS = 30

/** How often people who are known were asked over everything, and what the budget has kept from them. */
export function AskedPeople({ surveys }: { surveys: ListedSurvey[] }) {
  const figures = useResource<AskFigures>(`asks ${DAYS}`, (signal) =>
    call('GET /api/asks', { query: { days: DAYS }, signal }),
  )
  return (
    <section class="asked-people">
      <h2>{t('asks.title')}</h2>
      <Loaded resource={figures} part>
        {(data) =>
          data.people === 0 && data.withheld.length === 0 ? (
            <Nobody />
          ) : (
            <Figures figures={data} surveys={surveys} />
          )
        }
      </Loaded>
    </section>
  )
}

/** Where no budget is set, nobody is counted. */
function Nobody() {
  return (
    <p class="mut">
      {t('asks.nobody')} <a href="/settings/site">{t('asks.toSettings')}</a>
    </p>
  )
}

function Figures({ figures, surveys }: { figures: AskFigures; surveys: ListedSurvey[] }) {
  const { days, people, asks, p50, p95, withheld } = figures
  const nameOf = (id: string) => surveys.find((one) => one.id === id)?.name ?? id
  return (
    <>
      <p>
        {t('asks.people', { n: people, asks: t('asks.times', { n: asks }), days })}{' '}
        {t('asks.each', {
          half: t('asks.atMost', { n: p50 ?? 0 }),
          most: t('asks.atMost', { n: p95 ?? 0 }),
        })}
      </p>
      {withheld.length === 0 ? (
        <p class="mut">{t('asks.nothingWithheld')}</p>
      ) : (
        <ul>
          {withheld.map(({ survey, reason, n }) => (
            <li key={`${survey} ${reason}`}>
              {t(`asks.${reason}`, { n, survey: nameOf(survey) })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
