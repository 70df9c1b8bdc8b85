import type { ComponentChildren } from 'preact'
import { Logo } from '#dashboard/kit/parts/icons.tsx'
import { t } from './words.ts'

/** The page around every way in. */
export function EntryFrame({ children }: { children: ComponentChildren }) {
  return (
    <main class="plain-page entry">
      <p class="brand">
        <Logo />
        {t('app.name')}
      </p>
      {children}
    </main>
  )
}

/** Commands of the terminal, as they stand in a sentence. */
export const COMMANDS = {
  start: <code key="start">npm start</code>,
  link: <code key="link">npm run signin-link</code>,
}
