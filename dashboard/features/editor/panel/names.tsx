import { useState } from 'preact/hooks'
import type { Names } from '#contract/names.ts'
import { LIMITS } from '#contract/words.ts'
import { setting } from '#dashboard/features/editor/draft/draft-store.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { languageName } from '#dashboard/kit/i18n/format.ts'
import { LOCALES } from '#dashboard/kit/i18n/locales.ts'
import { PanelField } from './fields.tsx'

interface Props {
  part: { id: string; name: string; names: Names }
}

/** What a part is called, in the languages of the dashboard and any other that it has. */
export function NameFields({ part }: Props) {
  const { store } = useEditor()
  const { names } = part
  const [isShown, setShown] = useState(Object.keys(names).length > 0)
  const languages = [...new Set([...LOCALES, ...Object.keys(names)])]
  function translate(language: string, name: string) {
    const { [language]: _before, ...others } = names
    store.act(setting(part, 'names', name ? { ...others, [language]: name } : others))
  }
  return (
    <section>
      <PanelField
        label={t('panel.name')}
        value={part.name}
        longest={LIMITS.mapName}
        onChange={(name) => name && store.act(setting(part, 'name', name))}
      />
      {isShown ? (
        <fieldset class="panel-names">
          <legend class="field-label">{t('panel.translations')}</legend>
          {languages.map((language) => (
            <PanelField
              key={language}
              label={languageName(language)}
              value={names[language] ?? ''}
              longest={LIMITS.mapName}
              onChange={(name) => translate(language, name)}
            />
          ))}
        </fieldset>
      ) : (
        <button type="button" class="control control-plain" onClick={() => setShown(true)}>
          {t('panel.translations')}
        </button>
      )}
    </section>
  )
}
