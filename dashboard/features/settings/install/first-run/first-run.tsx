import { useEffect } from 'preact/hooks'
import type { Install } from '#contract/install.ts'
import type { JourneyList } from '#contract/journey.ts'
import { getInstall } from '#dashboard/features/settings/install/api.ts'
import { useCheckNews } from '#dashboard/features/settings/install/check/use-check-news.ts'
import { useCheckPoll } from '#dashboard/features/settings/install/check/use-check-poll.ts'
import { t } from '#dashboard/features/settings/install/words.ts'
import { useLatest } from '#dashboard/kit/loading/latest.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { useClock } from '#dashboard/kit/time/now.ts'
import { Cards } from './cards.tsx'
import { Rows } from './rows.tsx'
import '#dashboard/features/settings/settings.css'
import '../install.css'
import './first-run.css'

interface Props {
  list: JourneyList
  /** The page that imports answers, where the reader may open one. */
  importPage: string | undefined
  /** The map is there, or the first answer: what this stands in for can be shown. */
  onChange: () => void
}

/** In the place of a journey that has no answer yet: where it begins, and the way to the first one. */
export function FirstRun({ list, importPage, onChange }: Props) {
  useClock()
  const install = useResource<Install>('install', getInstall)
  const look = () => install.refresh({ quiet: true })
  useCheckPoll(Number.MAX_SAFE_INTEGER, look)
  const answered = (install.data?.firstAnswerAt ?? null) !== null
  const latest = useLatest(onChange)
  useEffect(() => {
    if (answered) latest()()
  }, [answered, latest])
  function onStarted() {
    look()
    onChange()
  }
  return (
    <Loaded resource={install}>
      {(data) => (
        <div class="first-run">
          <Head install={data} list={list} />
          <Cards list={list} importPage={importPage} onStarted={onStarted} />
          <Rows
            key={list.journeys.length}
            install={data}
            begun={list.journeys.length > 0}
            onChange={look}
          />
        </div>
      )}
    </Loaded>
  )
}

/** The sentence that says where the site stands. */
function Head({ install, list }: { install: Install; list: JourneyList }) {
  const { name } = list.site
  const n = install.surveys.length
  const begun = list.journeys.length > 0
  const ready = n > 0 ? t('start.head.ready', { name, n }) : t('start.head.mute', { name })
  return (
    <header class="page-head">
      <h1>{begun ? ready : t('start.head.fresh', { name })}</h1>
      <p>{t(begun ? 'start.lead.ready' : 'start.lead.fresh')}</p>
      <output class="unseen">{useCheckNews(install)}</output>
    </header>
  )
}
