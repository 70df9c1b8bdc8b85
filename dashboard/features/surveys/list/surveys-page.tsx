import { useState } from 'preact/hooks'
import type { JourneyList } from '#contract/journey.ts'
import type { ListedSurvey, SurveyList } from '#contract/surveys/list.ts'
import { t } from './words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { AskedPeople } from './asked-people.tsx'
import { NewSurvey } from './new-survey.tsx'
import { placeInWords, placesOf } from './places.ts'
import { SHOWN_STATES, shownState, type ShownState } from './survey-state.ts'
import './list.css'

/** `/surveys`: everything that is asked, or was, or will be. */
export function SurveysPage() {
  useTitle(t('title.list'))
  const lang = locale()
  const journeys = useResource<JourneyList>(`journeys ${lang}`, (signal) =>
    call('GET /api/journeys', { query: { lang }, signal }),
  )
  const list = useResource<SurveyList>(`surveys ${lang}`, (signal) =>
    call('GET /api/surveys', { query: { lang }, signal }),
  )
  return (
    <Loaded resource={journeys}>
      {(known) => (
        <Loaded resource={list}>
          {({ surveys }) => <Surveys surveys={surveys} journeys={known} />}
        </Loaded>
      )}
    </Loaded>
  )
}

type StateOf = (survey: ListedSurvey) => ShownState

interface Props {
  surveys: ListedSurvey[]
  journeys: JourneyList
}

function Surveys({ surveys, journeys }: Props) {
  const [state, setState] = useState<ShownState | null>(null)
  const stateOf: StateOf = (one) =>
    shownState({ state: one.state, plan: one, today: journeys.site.today })
  const shown = surveys.filter((one) => state === null || stateOf(one) === state)
  const live = surveys.filter((one) => stateOf(one) === 'live').length
  const hasPlaces = placesOf(journeys).length > 0
  return (
    <>
      <PageHead lead={t('list.text')}>
        {live > 0 ? t('list.live', { n: live }) : t('list.title')}
      </PageHead>
      {hasPlaces ? (
        <NewSurvey journeys={journeys} taken={surveys.map(({ id }) => id)} />
      ) : (
        <p class="surveys-empty">
          {t('list.noPlace')} <a href="/new-journey">{t('list.toJourney')}</a>
        </p>
      )}
      {surveys.length === 0 && hasPlaces && <p class="surveys-empty mut">{t('list.empty')}</p>}
      {surveys.length > 0 && (
        <>
          <StateFilter states={surveys.map(stateOf)} state={state} onState={setState} />
          {shown.length === 0 ? (
            <p class="mut">{t('list.noneOfState')}</p>
          ) : (
            <Table
              caption={t('list.caption')}
              rows={inOrder(shown, journeys)}
              columns={columnsOf(journeys, stateOf)}
            />
          )}
          <AskedPeople surveys={surveys} />
        </>
      )}
    </>
  )
}

/** As a customer meets them; what is in no map any more comes last. */
function inOrder(surveys: ListedSurvey[], journeys: JourneyList): ListedSurvey[] {
  const places = placesOf(journeys).map(({ id }) => id)
  const placeOf = ({ touchpoint }: ListedSurvey) =>
    places.includes(touchpoint) ? places.indexOf(touchpoint) : places.length
  return surveys.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function columnsOf(journeys: JourneyList, stateOf: StateOf): Column<ListedSurvey>[] {
  return [
    {
      name: t('list.name'),
      cell: ({ id, name, question }) => (
        <>
          <a href={`/surveys/${id}`}>{name}</a>
          {question !== null && <span class="cell-more">{question}</span>}
        </>
      ),
    },
    { name: t('list.place'), cell: ({ touchpoint }) => placeInWords(journeys, touchpoint) },
    { name: t('list.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      name: t('list.state'),
      cell: (survey) => (
        <span class="badge" data-state={stateOf(survey)}>
          {t(`state.${stateOf(survey)}`)}
        </span>
      ),
    },
    { name: t('list.answers'), end: true, cell: ({ answers }) => count(answers.n) },
  ]
}

interface FilterProps {
  /** Of each survey. */
  states: ShownState[]
  state: ShownState | null
  onState: (state: ShownState | null) => void
}

function StateFilter({ states, state, onState }: FilterProps) {
  const countOf = (one: ShownState) => states.filter((each) => each === one).length
  const known = SHOWN_STATES.filter((one) => countOf(one) > 0 || one === state)
  return (
    <fieldset class="switch surveys-filter">
      <legend class="unseen">{t('list.filter')}</legend>
      <button type="button" aria-pressed={state === null} onClick={() => onState(null)}>
        {t('list.all')} {count(states.length)}
      </button>
      {known.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={state === one}
          onClick={() => onState(state === one ? null : one)}
        >
          {t(`state.${one}`)} {count(countOf(one))}
        </button>
      ))}
    </fieldset>
  )
}
