import type { MapTouchpoint } from '#contract/map/document.ts'
import type { ListedSurvey, SurveyList } from '#contract/surveys/list.ts'
import { SCALES } from '#contract/words.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'

/** What is asked at a touchpoint and how it was answered lately, and the way to the answers. */
export function AskedHere({ touchpoint: { id } }: { touchpoint: MapTouchpoint }) {
  const { map, published } = useEditor()
  const list = useResource<SurveyList>(`surveys ${id} ${locale()}`, (signal) =>
    call('GET /api/surveys', { query: { touchpoint: id, lang: locale() }, signal }),
  )
  // The journey page knows the published map.
  const stage = published.stages.find(({ touchpoints }) => touchpoints.some((one) => one.id === id))
  return (
    <section>
      <h3>{t('asked.title')}</h3>
      <Loaded resource={list} part>
        {({ surveys }) =>
          surveys.length === 0 ? (
            <p class="mut">{t('asked.nothing')}</p>
          ) : (
            <ul class="asked">
              {surveys.map((survey) => (
                <AskedSurvey key={survey.id} survey={survey} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {stage && (
        <p>
          <a href={`/journeys/${map.id}?stage=${stage.id}&touchpoint=${id}`}>
            {t('asked.answers')}
          </a>
        </p>
      )}
    </section>
  )
}

function AskedSurvey({ survey }: { survey: ListedSurvey }) {
  const { id, name, kind, state, question } = survey
  return (
    <li class="panel-item">
      <p class="asked-head">
        <a href={`/surveys/${id}`}>
          <strong>{name}</strong>
        </a>
        <span class="badge" data-state={state}>
          {t(`asked.${state}`)}
        </span>
      </p>
      {question !== null && <p class="asked-question">{question}</p>}
      <p class="mut">
        {t(`kind.${kind}`)} · {answersInWords(survey)}
      </p>
    </li>
  )
}

/** How it was answered lately; a value only where there are enough answers for one. */
function answersInWords({ scale, answers: { n, sentiment } }: ListedSurvey): string {
  if (n === 0) return t('asked.none')
  if (sentiment !== null) return t('asked.value', { n, value: signed(sentiment) })
  return t(SCALES[scale].lowest === null ? 'asked.count' : 'asked.few', { n })
}
