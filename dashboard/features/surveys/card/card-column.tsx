import { useEffect, useState } from 'preact/hooks'
import type { AnswerOf } from '#contract/operations.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { t } from '#dashboard/features/surveys/builder/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { languageName } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { usePreview } from '#dashboard/kit/preview/use-preview.ts'

const DEVICES = ['phone', 'desktop'] as const
const THEMES = ['light', 'dark'] as const

interface SwitchProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

function Switch<Value extends string>({ label, value, options, onChange }: SwitchProps<Value>) {
  return (
    <fieldset class="switch">
      <legend class="unseen">{label}</legend>
      {options.map((one) => (
        <button
          key={one.value}
          type="button"
          aria-pressed={one.value === value}
          onClick={() => onChange(one.value)}
        >
          {one.label}
        </button>
      ))}
    </fieldset>
  )
}

/** The config of the draft as it is saved, in the language on screen. */
function useDraftConfig() {
  const { store, language } = useBuilder()
  const { seq } = store.state.value
  const preview = useResource<AnswerOf<'GET /api/surveys/:id/preview'>>(
    `preview ${store.id} ${language}`,
    (signal) =>
      call('GET /api/surveys/:id/preview', {
        params: { id: store.id },
        query: { lang: language },
        signal,
      }),
  )
  const { refresh } = preview
  // What was saved is shown.
  useEffect(() => refresh({ quiet: true }), [seq, refresh])
  const now = preview.stale ? null : preview.data
  return { config: now?.config ?? null, isNone: now !== null && now.config === null }
}

/** The card as a shopper gets it: the real widget, on a page in a frame. */
export function CardColumn() {
  const { language, languages, onLanguage } = useBuilder()
  const [device, setDevice] = useState<(typeof DEVICES)[number]>('phone')
  const [theme, setTheme] = useState<(typeof THEMES)[number]>('light')
  const { config, isNone } = useDraftConfig()
  const { frame, again } = usePreview({ config, theme, lang: language })
  return (
    <>
      <h2 class="unseen">{t('card.title')}</h2>
      <div class="card-switches">
        <Switch
          label={t('card.device')}
          value={device}
          options={DEVICES.map((value) => ({ value, label: t(`card.${value}`) }))}
          onChange={setDevice}
        />
        <Switch
          label={t('card.theme')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`card.${value}`) }))}
          onChange={setTheme}
        />
        <Switch
          label={t('language.label')}
          value={language}
          options={languages.map((value) => ({ value, label: value }))}
          onChange={onLanguage}
        />
      </div>
      <div class="card-stage" data-device={device}>
        {/* Our own page, which needs its own origin: it is told apart by that. */}
        {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
        <iframe
          ref={frame}
          src="/preview/"
          title={t('card.frame', { language: languageName(language) })}
        />
        {isNone && <p class="card-none">{t('card.none')}</p>}
      </div>
      <p class="card-again">
        <button type="button" class="control" onClick={again}>
          {t('card.again')}
        </button>
      </p>
      <p class="mut builder-note card-note">
        {t('card.note')} {device === 'phone' && t('card.phoneNote')}
      </p>
    </>
  )
}
