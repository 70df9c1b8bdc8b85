import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { policyLines } from './snippets.ts'
import { Step } from './step.tsx'
import { t } from './words.ts'

/** Whose pages are listened to, and what a strict page has to allow. */
export function OriginsStep({ origins }: { origins: string[] }) {
  return (
    <Step title={t('install.origins')} lead={t('install.origins.lead')} done={origins.length > 0}>
      {origins.length === 0 && <p class="warning">{t('install.origins.none')}</p>}
      {origins.length > 0 && (
        <ul class="origins">
          {origins.map((origin) => (
            <li key={origin}>
              <code class="broken">{origin}</code>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/settings/site">{t('install.origins.change')}</a>
      </p>
      <details class="fold">
        <summary>{t('install.csp')}</summary>
        <p class="section-lead">{t('install.csp.text')}</p>
        <CopyBox text={Object.values(policyLines(location.origin)).join('\n')} />
        <p class="section-lead">{t('install.csp.nonce')}</p>
      </details>
    </Step>
  )
}
