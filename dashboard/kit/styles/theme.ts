import { signal } from '@preact/signals'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
const STORED = 'wayfelt.theme'

/** The chosen colours. The document carries the choice, and CSS does the rest. */
export const theme = signal<Theme>('system')

/** Shows a theme; `remember` keeps the choice in this browser. */
export function setTheme(chosen: Theme, remember = false): void {
  theme.value = chosen
  document.documentElement.dataset['theme'] = chosen
  if (remember) localStorage.setItem(STORED, chosen)
}

/** The stored choice; the system's colours without one. */
export function preferredTheme(): Theme {
  return THEMES.find((name) => name === localStorage.getItem(STORED)) ?? 'system'
}
