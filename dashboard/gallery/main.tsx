import { render } from 'preact'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { setTheme } from '#dashboard/kit/styles/theme.ts'
import { now } from '#dashboard/kit/time/now.ts'
import { readAddress } from './address.ts'
import { NOW } from './fixed.ts'
import { Gallery } from './gallery.tsx'
import './gallery.css'

const root = document.getElementById('gallery')

async function show(): Promise<void> {
  const shown = readAddress(location.search)
  setTheme(shown.theme)
  await setLocale(shown.lang)
  if (root) render(<Gallery shown={shown} />, root)
}

now.value = NOW
// A canvas does not wait for a font; the page has some of its own only under a test.
await Promise.all(Array.from(document.fonts, (font) => font.load()))
addEventListener('popstate', () => void show())
await show()
