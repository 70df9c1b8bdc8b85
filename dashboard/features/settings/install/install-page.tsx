import type { Install } from '#contract/install.ts'
import { localInstant } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useSession } from '#dashboard/kit/session/session.ts'
import { getInstall } from './api.ts'
import { CheckStep } from './check/check-step.tsx'
import { isHeard } from './check/findings.ts'
import { useCheckNews } from './check/use-check-news.ts'
import { useCheckPoll } from './check/use-check-poll.ts'
import { OriginsStep } from './origins-step.tsx'
import { Step } from './step.tsx'
import { TagStep } from './tag-step.tsx'
import { TestStep } from './test-step.tsx'
import { t } from './words.ts'
import './install.css'

/** `/settings/install`: from nothing to a first answer. */
export function InstallPage() {
  const install = useResource<Install>('install', getInstall)
  const { refresh } = install
  const onChange = () => refresh({ quiet: true })
  useCheckPoll(install.data?.checkingUntil ?? null, onChange)
  return (
    <Loaded resource={install}>{(data) => <Steps install={data} onChange={onChange} />}</Loaded>
  )
}

function Steps({ install, onChange }: { install: Install; onChange: () => void }) {
  const { data } = useSession()
  const { key: site, name } = data?.site ?? { key: '', name: '' }
  const { key, origins, surveys, testAnswers, firstAnswerAt } = install
  return (
    <>
      <PageHead>{sentence(install, name)}</PageHead>
      <output class="unseen">{useCheckNews(install)}</output>
      <ol class="steps">
        <TagStep siteKey={key} done={isHeard(install)} />
        <OriginsStep origins={origins} onChange={onChange} />
        <CheckStep install={install} site={site} onChange={onChange} />
        <TestStep surveys={surveys} testAnswers={testAnswers} />
        <FirstStep at={firstAnswerAt} />
      </ol>
    </>
  )
}

function sentence(install: Install, name: string): string {
  const { key, findings, testAnswers, firstAnswerAt } = install
  if (firstAnswerAt !== null)
    return t('install.head.done', { name, when: localInstant(firstAnswerAt) })
  if (key === null) return t('install.head.noKey', { name })
  const heard = findings.some(({ kind }) => kind === 'loaded') || testAnswers.length > 0
  return t(heard ? 'install.head.heard' : 'install.head.fresh', { name })
}

/** The end of the way. @param at when the first real answer came, in Unix milliseconds */
function FirstStep({ at }: { at: number | null }) {
  const lead =
    at === null ? t('install.first.waiting') : t('install.first.came', { when: localInstant(at) })
  return (
    <Step title={t('install.first')} lead={lead} done={at !== null}>
      {at !== null && (
        <p>
          <a href="/">{t('install.first.open')}</a>
        </p>
      )}
    </Step>
  )
}
