import { useState } from 'preact/hooks'
import type { Install } from '#contract/install.ts'
import { beginCheck } from '#dashboard/features/settings/install/api.ts'
import { Step } from '#dashboard/features/settings/install/step.tsx'
import { t } from '#dashboard/features/settings/install/words.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { localTime } from '#dashboard/kit/i18n/format.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { CheckLink } from './check-link.tsx'
import { FindingItem } from './finding-item.tsx'
import { findingKey, isConnected } from './findings.ts'
import { storeReceipt, storedFragment } from './receipts.ts'

interface Props {
  install: Install
  /** Key of the site on screen. */
  site: string
  onChange: () => void
}

/** A page of the shop tells by itself what is wrong with it. */
export function CheckStep(props: Props) {
  const done = isConnected(props.install)
  return (
    <Step title={t('install.check')} lead={t('install.check.lead')} done={done}>
      <Check {...props} />
    </Step>
  )
}

/** The link of a check, what it found, and the button that begins one. */
export function Check({ install, site, onChange }: Props) {
  const { findings, checkingUntil, origins } = install
  const [begun, setBegun] = useState(false)
  const { busy, failure, run } = useAction(async () => {
    storeReceipt(site, await beginCheck())
    setBegun(true)
    onChange()
  })
  const fragment = checkingUntil === null ? null : storedFragment(site, checkingUntil)
  const again = checkingUntil !== null || findings.length > 0
  return (
    <>
      {checkingUntil !== null && fragment !== null && (
        <CheckLink
          key={fragment}
          fragment={fragment}
          until={checkingUntil}
          origin={origins[0]}
          fresh={begun}
        />
      )}
      {checkingUntil !== null && fragment === null && (
        <p class="section-lead">{t('install.check.lost', { time: localTime(checkingUntil) })}</p>
      )}
      {checkingUntil !== null && findings.length === 0 && <Silence />}
      {findings.length > 0 && (
        <ul class="findings" aria-label={t('install.check.findings')}>
          {findings.map((finding) => (
            <FindingItem
              key={findingKey(finding)}
              finding={finding}
              install={install}
              onChange={onChange}
            />
          ))}
        </ul>
      )}
      <div class="step-end">
        <button
          type="button"
          class={again ? 'control' : 'primary'}
          aria-disabled={busy}
          onClick={run}
        >
          {t(again ? 'install.check.again' : 'install.check.begin')}
        </button>
        {failure && (
          <span class="field-error" role="alert">
            {explain(failure)}
          </span>
        )}
      </div>
    </>
  )
}

/** While no page has told anything: what may be the reason. */
function Silence() {
  return (
    <div class="silence">
      <p>
        <b>{t('install.check.silent')}</b> {t('install.check.causes')}
      </p>
      <ul class="bullets">
        <li>{t('install.check.cause.published')}</li>
        <li>{t('install.check.cause.consent')}</li>
        <li>{t('install.check.cause.blocker')}</li>
        <li>{t('install.check.cause.csp')}</li>
        <li>{t('install.check.cause.redirect')}</li>
      </ul>
    </div>
  )
}
