import type { Names } from '#contract/names.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { setting, type Step } from './draft-store.ts'

interface Named {
  id: string
  name: string
  names: Names
}

/** What a part of the map is called in the reader's language. */
export function shownName({ name, names }: Named): string {
  return names[locale()] ?? name
}

/**
 * The steps that call a part otherwise: in the reader's language, and as it is called where there is
 * no translation, if that was the same.
 */
export function renaming(part: Named, name: string): Step[] {
  const lang = locale()
  const shown = shownName(part)
  return [
    ...(shown === part.name ? [setting(part, 'name', name)] : []),
    ...(lang in part.names ? [setting(part, 'names', { ...part.names, [lang]: name })] : []),
  ]
}
