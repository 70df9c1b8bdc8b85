import { render } from 'preact'
import { App, preload } from './app.tsx'
import { restoreShortcuts } from '#dashboard/kit/keys/shortcuts.ts'
import { preferredLocale, setLocale } from './kit/i18n/words.ts'
import { preferredTheme, setTheme } from './kit/styles/theme.ts'
import './app.css'

/** The router decodes paths; one that cannot be decoded leads to no page. */
function dropBrokenPath(): void {
  try {
    decodeURIComponent(location.pathname)
  } catch {
    history.replaceState(null, '', '/not-found')
  }
}

dropBrokenPath()
setTheme(preferredTheme())
restoreShortcuts()
preload(location.pathname)
await setLocale(preferredLocale())
const root = document.getElementById('app')
if (root) render(<App />, root)
