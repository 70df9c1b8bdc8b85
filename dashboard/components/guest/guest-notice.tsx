import type { ComponentChildren } from 'preact'
import { Logo } from '#dashboard/components/parts/icons.tsx'
import { t } from '#dashboard/i18n/t.ts'
import { useTitle } from '#dashboard/state/shell/use-title.ts'

interface Props {
  title: string
  children?: ComponentChildren
}

/** What a guest is told in the place of a view. */
export function GuestNotice({ title, children }: Props) {
  useTitle(t('shared.title'))
  return (
    <main class="plain-page" aria-live="polite">
      <p class="brand">
        <Logo />
        {t('app.name')}
      </p>
      <h1>{title}</h1>
      {children}
    </main>
  )
}
