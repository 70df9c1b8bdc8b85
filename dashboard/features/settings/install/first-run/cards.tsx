import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Journey, JourneyList } from '#contract/journey.ts'
import { DEMO_KEY } from '#contract/words.ts'
import { startFromTemplate } from '#dashboard/features/settings/install/api.ts'
import { t } from '#dashboard/features/settings/install/words.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useSiteChange } from '#dashboard/kit/session/sites.ts'
import importDoc from '../../../../../docs/import.md?url'
import { CurvePicture, TablePicture } from './pictures.tsx'

interface Props {
  list: JourneyList
  importPage: string | undefined
  onStarted: () => void
}

/** Three ways to begin. */
export function Cards({ list, importPage, onStarted }: Props) {
  return (
    <ul class="start-cards">
      <TemplateCard journey={list.journeys[0]} onStarted={onStarted} />
      <ImportCard importPage={importPage} />
      <DemoCard site={list.site.key} />
    </ul>
  )
}

interface CardProps {
  picture: ComponentChildren
  title: string
  text: string
  children: ComponentChildren
}

function Card({ picture, title, text, children }: CardProps) {
  return (
    <li class="start-card">
      {picture}
      <h2>{title}</h2>
      <p class="mut">{text}</p>
      <div class="start-card-end">{children}</div>
    </li>
  )
}

/** A map with live questions; once it is used, what came of it. */
function TemplateCard({
  journey,
  onStarted,
}: {
  journey: Journey | undefined
  onStarted: () => void
}) {
  const [chosen, setChosen] = useState(false)
  const { busy, failure, run } = useAction(async () => {
    try {
      await startFromTemplate(locale())
    } catch (error) {
      // Somebody else was quicker: the map is there.
      if (!isStatus(error, 409)) throw error
    }
    setChosen(true)
    onStarted()
  })
  const done = journey && <p class="start-done">{t('start.template.done', sizesOf(journey))}</p>
  return (
    <Card
      picture={<CurvePicture measured={false} />}
      title={t('start.template')}
      text={t('start.template.text')}
    >
      {chosen && done ? <FocusOnShow>{done}</FocusOnShow> : done}
      {!journey && (
        <button type="button" class="primary" aria-disabled={busy} onClick={run}>
          {t('start.template.use')}
        </button>
      )}
      {failure && <Failure>{explain(failure)}</Failure>}
    </Card>
  )
}

function sizesOf({ stages }: Journey) {
  const n = stages.reduce((sum, { touchpoints }) => sum + touchpoints.length, 0)
  return {
    stages: t('start.template.stages', { n: stages.length }),
    touchpoints: t('start.template.touchpoints', { n }),
  }
}

/** Answers from elsewhere: on a page of its own, or as the guide tells. */
function ImportCard({ importPage }: Pick<Props, 'importPage'>) {
  return (
    <Card picture={<TablePicture />} title={t('start.import')} text={t('start.import.text')}>
      {importPage === undefined ? (
        <a class="control" href={importDoc} target="_blank" rel="noopener">
          {t('start.import.read')}
        </a>
      ) : (
        <a class="control" href={importPage}>
          {t('start.import.open')}
        </a>
      )}
    </Card>
  )
}

/** Only for those who belong to the demo's site; that site itself is answered in its shop. */
function DemoCard({ site }: { site: string }) {
  const session = useSession()
  const { change } = useSiteChange(session)
  const { busy, failure, run } = useAction(() => change(DEMO_KEY))
  const isDemo = site === DEMO_KEY
  if (!isDemo && !session.data?.sites.some(({ key }) => key === DEMO_KEY)) return null
  return (
    <Card
      picture={<CurvePicture measured />}
      title={t('start.demo')}
      text={t(isDemo ? 'start.demo.own' : 'start.demo.text')}
    >
      {isDemo ? (
        <a class="control" href="/demo/" target="_blank" rel="noopener">
          {t('start.demo.shop')}
        </a>
      ) : (
        <button type="button" class="control" aria-disabled={busy} onClick={run}>
          {t('start.demo.open')}
        </button>
      )}
      {failure && <Failure>{explain(failure)}</Failure>}
    </Card>
  )
}
