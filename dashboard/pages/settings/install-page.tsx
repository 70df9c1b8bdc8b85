import type { Install } from '#contract/install.ts'
import { getInstall } from '#dashboard/api/install.ts'
import { CheckStep } from '#dashboard/components/settings/install/check-step.tsx'
import { FirstStep } from '#dashboard/components/settings/install/first-step.tsx'
import { OriginsStep } from '#dashboard/components/settings/install/origins-step.tsx'
import { TagStep } from '#dashboard/components/settings/install/tag-step.tsx'
import { TestStep } from '#dashboard/components/settings/install/test-step.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { localInstant } from '#dashboard/kit/i18n/format.ts'
import { t } from '#dashboard/features/settings/install/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { useCheckPoll } from '#dashboard/state/settings/install/use-check-poll.ts'
import { useNews } from '#dashboard/state/settings/install/use-news.ts'
import { useSession } from '#dashboard/kit/session/session.ts'

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
  const { key, origins, findings, surveys, testAnswers, firstAnswerAt } = install
  const heard = findings.length > 0 || testAnswers.length > 0 || firstAnswerAt !== null
  return (
    <>
      <PageHead>{sentence(install, name)}</PageHead>
      <output class="unseen">{useNews(install)}</output>
      <ol class="steps">
        <TagStep siteKey={key} done={heard} />
        <OriginsStep origins={origins} />
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
