import type { ComponentChildren } from 'preact'
import { Logo } from '#dashboard/kit/parts/icons.tsx'
import { t } from '#dashboard/features/guest/words.ts'
import { useTitle } from '#dashboard/kit/page/use-title.ts'

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
