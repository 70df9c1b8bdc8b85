import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { LOCALE_NAMES, LOCALES } from '#dashboard/kit/i18n/locales.ts'
import { THEMES } from '#dashboard/kit/styles/theme.ts'
import { addressOf, type Shown } from './address.ts'
import { examplesReady, painted, type Part } from './part.tsx'
import { PARTS } from './parts.ts'

/** The list of all parts, or one of them in all its states. */
export function Gallery({ shown }: { shown: Shown }) {
  const part = PARTS.find(({ name }) => name === shown.part)
  const main = useRef<HTMLElement>(null)
  const address = addressOf(shown)
  useEffect(() => {
    const element = main.current
    void examplesReady()
      .then(painted)
      // A test, or another program that looks, learns from it that nothing moves any more.
      .then(() => element?.setAttribute('data-shown', address))
  }, [address])
  return (
    <>
      <Head shown={shown} title={part ? part.name : 'Gallery of the kit'} />
      <main key={address} ref={main} class="gallery">
        {part ? <States part={part} only={shown.state} /> : <List shown={shown} />}
      </main>
    </>
  )
}

function Head({ shown, title }: { shown: Shown; title: string }) {
  return (
    <header class="gallery-head">
      <h1>{title}</h1>
      {shown.part && <a href={addressOf({ ...shown, part: null, state: null })}>All parts</a>}
      <nav aria-label="Language">
        {LOCALES.map((lang) => (
          <Choice key={lang} shown={shown} to={{ lang }}>
            {LOCALE_NAMES[lang]}
          </Choice>
        ))}
      </nav>
      <nav aria-label="Theme">
        {THEMES.map((theme) => (
          <Choice key={theme} shown={shown} to={{ theme }}>
            {theme}
          </Choice>
        ))}
      </nav>
    </header>
  )
}

interface ChoiceProps {
  shown: Shown
  to: Partial<Shown>
  children: ComponentChildren
}

function Choice({ shown, to, children }: ChoiceProps) {
  const address = addressOf({ ...shown, ...to })
  return (
    <a href={address} aria-current={address === addressOf(shown) ? 'true' : undefined}>
      {children}
    </a>
  )
}

function List({ shown }: { shown: Shown }) {
  return (
    <ul class="gallery-list">
      {PARTS.flatMap(({ name, alone, states }) =>
        (alone ? Object.keys(states) : [null]).map((state) => (
          <li key={`${name} ${state}`}>
            <a data-part href={addressOf({ ...shown, part: name, state })}>
              {state ? `${name}: ${state}` : name}
            </a>
          </li>
        )),
      )}
    </ul>
  )
}

function States({ part, only }: { part: Part; only: string | null }) {
  const first = part.alone ? (only ?? Object.keys(part.states)[0]) : null
  const shown = Object.entries(part.states).filter(([name]) => first === null || name === first)
  return (
    <>
      {shown.map(([name, State]) => (
        <section key={name} class="specimen" aria-label={name}>
          <p class="specimen-name">{name}</p>
          <State />
        </section>
      ))}
    </>
  )
}
