import { useState } from 'preact/hooks'
import { SCHEMES } from '#contract/site/look-words.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { usePreview } from '#dashboard/kit/preview/use-preview.ts'
import { t } from './words.ts'
import '#dashboard/kit/preview/card-frame.css'

const DEVICES = ['phone', 'desktop'] as const

/** The real widget in the look, on a page in a frame. */
export function LookStage({ config }: { config: Parameters<typeof usePreview>[0]['config'] }) {
  const [device, setDevice] = useState<(typeof DEVICES)[number]>('desktop')
  const [theme, setTheme] = useState<(typeof SCHEMES)[number]>('light')
  const { frame } = usePreview({ config, theme, lang: locale() })
  return (
    <section class="look-stage" aria-label={t('look.preview')}>
      <div class="card-switches">
        <fieldset class="switch">
          <legend class="unseen">{t('look.device')}</legend>
          {DEVICES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === device}
              onClick={() => setDevice(one)}
            >
              {t(`look.device.${one}`)}
            </button>
          ))}
        </fieldset>
        <fieldset class="switch">
          <legend class="unseen">{t('look.theme')}</legend>
          {SCHEMES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === theme}
              onClick={() => setTheme(one)}
            >
              {t(`look.theme.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <div class="card-stage" data-device={device}>
        {/* Our own page, which needs its own origin: it is told apart by that. */}
        {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
        <iframe ref={frame} src="/preview/" title={t('look.preview')} />
      </div>
      <p class="mut card-note">{t('look.note')}</p>
    </section>
  )
}
