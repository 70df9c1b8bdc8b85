import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Tabs } from '#dashboard/kit/parts/tabs.tsx'
import { KeysLink } from './keys-link.tsx'
import { PLATFORM_NAMES, PLATFORMS, snippets, TRACK_SNIPPET } from './snippets.ts'
import { Step } from './step.tsx'
import { pieces, t } from './words.ts'

/** The snippet, for each kind of shop. */
export function TagStep({ siteKey, done }: { siteKey: string | null; done: boolean }) {
  return (
    <Step title={t('install.tag')} lead={t('install.tag.lead')} done={done}>
      <Snippets siteKey={siteKey} />
    </Step>
  )
}

/** What to paste, and where; null stands for a site without a key that works. */
export function Snippets({ siteKey }: { siteKey: string | null }) {
  if (siteKey === null)
    return <p class="warning">{pieces('install.noKey', { keys: <KeysLink /> })}</p>
  const texts = snippets({ origin: location.origin, key: siteKey })
  return (
    <>
      <Tabs
        label={t('install.tag.tabs')}
        tabs={PLATFORMS.map((platform) => ({
          name: PLATFORM_NAMES[platform],
          content: (
            <>
              <p class="section-lead">{t(`install.tag.${platform}`)}</p>
              <CopyBox text={texts[platform]} />
            </>
          ),
        }))}
      />
      <details class="fold">
        <summary>{t('install.tag.track')}</summary>
        <p class="section-lead">{t('install.tag.track.text')}</p>
        <CopyBox text={TRACK_SNIPPET} />
      </details>
    </>
  )
}
