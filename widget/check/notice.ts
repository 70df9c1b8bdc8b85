import { makeHost } from '../loader/host.ts'
import css from './notice.css?inline'
import { wordsFor, type Message } from './words.ts'

/** Puts the notice into the page. The result says messages there, in place of the ones before. */
export function openNotice(tag: string): (messages: Message[]) => void {
  const { lang, words } = wordsFor(tag)
  const root = makeHost('wayfelt-check')
  const [status] = root.children
  // No style element: this way no style-src can take the looks away.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  root.host.setAttribute('lang', lang)
  root.host.setAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr')
  return (messages) => {
    const lines = messages.map((message) => {
      const line = document.createElement('p')
      line.textContent = words[message]
      return line
    })
    const name = document.createElement('b')
    name.textContent = 'Wayfelt'
    status?.replaceChildren(name, ...lines)
  }
}
