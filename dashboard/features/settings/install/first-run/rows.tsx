import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Install } from '#contract/install.ts'
import { Check } from '#dashboard/features/settings/install/check/check-step.tsx'
import { isConnected, isHeard } from '#dashboard/features/settings/install/check/findings.ts'
import { Origins } from '#dashboard/features/settings/install/origins-step.tsx'
import { Snippets } from '#dashboard/features/settings/install/tag-step.tsx'
import { TestAnswers } from '#dashboard/features/settings/install/test-step.tsx'
import { t } from '#dashboard/features/settings/install/words.ts'
import { localInstant, localTime } from '#dashboard/kit/i18n/format.ts'
import { useSession } from '#dashboard/kit/session/session.ts'

interface Props {
  install: Install
  /** There is a map: what comes next is the first of these. */
  begun: boolean
  onChange: () => void
}

/** The steps of the install page, one line each; what a step needs unfolds in its line. */
export function Rows({ install, begun, onChange }: Props) {
  const { key, origins, surveys, testAnswers, firstAnswerAt } = install
  const site = useSession().data?.site?.key ?? ''
  const [heard] = useState(isHeard(install))
  return (
    <section aria-labelledby="start-steps">
      <div class="start-steps-head">
        <h2 id="start-steps">{t('start.steps')}</h2>
        <a href="/settings/install">{t('start.steps.all')}</a>
      </div>
      <ol class="start-steps">
        <Row
          title={t('install.tag')}
          fact={tagFact(install)}
          done={isHeard(install)}
          open={begun && !heard}
        >
          <p class="section-lead mut">{t('install.tag.lead')}</p>
          <Snippets siteKey={key} />
        </Row>
        <Row
          title={t('install.origins')}
          fact={origins.length > 0 ? origins.join(', ') : t('start.origins.none')}
          done={origins.length > 0}
          open={begun && origins.length === 0}
        >
          <Origins origins={origins} onChange={onChange} />
        </Row>
        <Row title={t('install.check')} fact={checkFact(install)} done={isConnected(install)}>
          <p class="section-lead mut">{t('install.check.lead')}</p>
          <Check install={install} site={site} onChange={onChange} />
        </Row>
        <Row title={t('install.test')} fact={testFact(install)} done={testAnswers.length > 0}>
          <p class="section-lead mut">{t('install.test.lead')}</p>
          <TestAnswers surveys={surveys} testAnswers={testAnswers} />
        </Row>
        <Row
          title={t('install.first')}
          fact={t('start.first.waiting')}
          done={firstAnswerAt !== null}
        >
          <p class="section-lead">{t('start.first.how')}</p>
        </Row>
      </ol>
    </section>
  )
}

interface RowProps {
  title: string
  /** How far it has come. */
  fact: string
  done: boolean
  /** Unfolded at first; later it is as the reader leaves it. */
  open?: boolean
  children: ComponentChildren
}

function Row({ title, fact, done, open = false, children }: RowProps) {
  const [first] = useState(open)
  return (
    <li class={done ? 'start-step start-step-done' : 'start-step'}>
      <details open={first}>
        <summary>
          <h3>{title}</h3>
          {done && <span class="unseen">{t('install.done')}</span>}
          <span class="mut">{fact}</span>
        </summary>
        <div class="start-step-body">{children}</div>
      </details>
    </li>
  )
}

function tagFact(install: Install): string {
  const { heardAt } = install
  if (heardAt !== null) return t('start.tag.heard', { when: localInstant(heardAt) })
  return t(isHeard(install) ? 'start.tag.told' : 'start.tag.silent')
}

function checkFact(install: Install): string {
  const { checkingUntil } = install
  if (isConnected(install)) return t('finding.loaded')
  if (checkingUntil !== null) return t('install.check.until', { time: localTime(checkingUntil) })
  return t('start.check.what')
}

function testFact({ surveys, testAnswers }: Install): string {
  if (testAnswers.length > 0) return t('install.test.came')
  return t(surveys.length === 0 ? 'start.test.mute' : 'install.test.none')
}
