import type { DeskView } from '#contract/cases/desk.ts'
import type { RulesView } from '#contract/cases/rules-api.ts'
import type { CasePeople } from '#contract/cases/story.ts'
import type { JourneyList } from '#contract/journey.ts'
import type { SurveyList } from '#contract/surveys/list.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { DeskForm } from './desk/desk-form.tsx'
import { RulesForm } from './rules/rules-form.tsx'
import { TrialPart } from './trial/trial-form.tsx'
import { t } from './words.ts'
import './cases.css'

/** `/settings/cases`: which answers open a case, and how the site works on them. */
export function CasesPage() {
  const lang = locale()
  const rules = useResource<RulesView>('case rules', (signal) =>
    call('GET /api/case-rules', { signal }),
  )
  const desk = useResource<DeskView>('case desk', (signal) =>
    call('GET /api/case-desk', { signal }),
  )
  const people = useResource<CasePeople>('case people', (signal) =>
    call('GET /api/case-people', { signal }),
  )
  const journeys = useResource<JourneyList>(`journeys ${lang}`, (signal) =>
    call('GET /api/journeys', { query: { lang }, signal }),
  )
  const surveys = useResource<SurveyList>(`surveys ${lang}`, (signal) =>
    call('GET /api/surveys', { query: { lang }, signal }),
  )
  return (
    <Loaded resource={rules}>
      {(view) => {
        const live = view.rules.filter(({ isOn }) => isOn).length
        return (
          <>
            <PageHead lead={t('page.lead')}>
              {live === 0 ? t('page.none') : t('page.live', { n: live })}
            </PageHead>
            <Section title={t('rules.title')} lead={t('rules.lead')}>
              <RulesForm
                view={view}
                people={people.data?.people ?? []}
                journeys={journeys.data}
                onSaved={() => rules.refresh({ quiet: true })}
              />
            </Section>
            <Section title={t('desk.title')} lead={t('desk.lead')}>
              <Loaded resource={desk} part>
                {(known) => (
                  <DeskForm
                    view={known}
                    surveys={surveys.data?.surveys ?? []}
                    onSaved={() => desk.refresh({ quiet: true })}
                  />
                )}
              </Loaded>
            </Section>
            <TrialPart hasSurvey={Boolean(desk.data?.desk.againSurvey)} />
          </>
        )
      }}
    </Loaded>
  )
}
