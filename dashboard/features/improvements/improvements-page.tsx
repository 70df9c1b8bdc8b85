import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import methodDoc from '../../../docs/method.md?url'
import type { Improvement, ImprovementList } from '#contract/improvements/improvements.ts'
import type { Journey, JourneyList } from '#contract/journey.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { csvFile } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { wordList } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { Actions } from './actions.tsx'
import { Card } from './card.tsx'
import { NewImprovement } from './form/new-improvement.tsx'
import { Judged } from './judged.tsx'
import { recordOf } from './told.ts'
import { t } from './words.ts'
import './improvements.css'

/** `/improvements`: what was changed for customers, and whether it helped. */
export function ImprovementsPage() {
  useTitle(t('imp.tab'))
  const { query, route } = useLocation()
  const site = useResource<JourneyList>(`journeys ${locale()}`, (signal) =>
    call('GET /api/journeys', { query: { lang: locale() }, signal }),
  )
  return (
    <Loaded resource={site}>
      {({ journeys }) => {
        const shown = journeys.find(({ id }) => id === query['journey']) ?? journeys[0]
        if (!shown)
          return (
            <PageHead lead={t('imp.noJourney')}>
              {t('imp.head.none')} <a href="/">{t('imp.toJourney')}</a>
            </PageHead>
          )
        return (
          <>
            {journeys.length > 1 && (
              <Select
                label={t('imp.journey')}
                labelled
                value={shown.id}
                options={journeys.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => route(`/improvements?journey=${id}`)}
              />
            )}
            <Improvements key={shown.id} journey={shown} />
          </>
        )
      }}
    </Loaded>
  )
}

function Improvements({ journey }: { journey: Journey }) {
  const list = useResource<ImprovementList>(`improvements ${journey.id}`, (signal) =>
    call('GET /api/improvements', { query: { journey: journey.id }, signal }),
  )
  return (
    <Loaded resource={list}>
      {(data) => (
        <List data={data} journey={journey} onChange={() => list.refresh({ quiet: true })} />
      )}
    </Loaded>
  )
}

interface Props {
  data: ImprovementList
  journey: Journey
  onChange: () => void
}

function List({ data, journey, onChange }: Props) {
  const { today, improvements } = data
  const [outcome, setOutcome] = useState('')
  const { data: session } = useSession()
  const mayManage = mayDo(session, 'site:manage')
  const open = improvements.filter(({ verdict }) => verdict === 'too_early')
  const judged = improvements.filter(({ verdict }) => verdict !== 'too_early')
  function done(words: string) {
    setOutcome(words)
    onChange()
  }
  return (
    <>
      <PageHead lead={t('imp.lead')}>{headline(improvements)}</PageHead>
      <Outcome text={outcome} />
      {mayManage && (
        <FormDisclosure text={t('imp.new')} opened={location.search.includes('solution=')}>
          {(close) => (
            <NewImprovement
              journey={journey}
              today={today}
              onMade={({ name }) => {
                close()
                done(t('imp.made', { name }))
              }}
            />
          )}
        </FormDisclosure>
      )}
      {open.length > 0 && (
        <Section title={t('imp.open')} lead={t('imp.open.lead')}>
          {open.map((one) => (
            <Card key={one.id} of={one} journey={journey} today={today}>
              {mayManage && <Actions of={one} onDone={done} />}
            </Card>
          ))}
        </Section>
      )}
      {judged.length > 0 && (
        <Section title={t('imp.judged')} lead={t('imp.judged.lead')}>
          <Judged all={judged} journey={journey} />
        </Section>
      )}
      {improvements.length > 0 && <Foot all={improvements} today={today} />}
    </>
  )
}

function Foot({ all, today }: { all: Improvement[]; today: string }) {
  function save() {
    const file = new Blob([csvFile(all.map(recordOf))], { type: 'text/csv' })
    download(t('imp.csv.name', { day: today }), file)
  }
  return (
    <p class="imp-foot">
      <button type="button" class="control" onClick={save}>
        {t('imp.csv')}
      </button>
      <a href={methodDoc} target="_blank" rel="noopener">
        {t('imp.method')}
      </a>
    </p>
  )
}

/** What worked, of what was judged. One that was stopped has no verdict. */
function headline(all: Improvement[]): string {
  if (all.length === 0) return t('imp.head.none')
  const judged = all.filter(({ verdict }) => verdict !== 'too_early' && verdict !== 'stopped')
  if (judged.length === 0) return t('imp.head.open')
  const worked = judged.filter(({ verdict }) => verdict === 'improved')
  if (worked.length === 0) return t('imp.head.nothing', { n: judged.length })
  const names = worked.map(({ name }) => name)
  return t('imp.head.worked', { n: worked.length, all: judged.length, names: wordList(names) })
}
