import type { ComponentChildren } from 'preact'
import { t } from './words.ts'

interface Props {
  title: string
  lead: string
  done: boolean
  children?: ComponentChildren
}

/** One thing to do on the way to the first answer; the list numbers them. */
export function Step({ title, lead, done, children }: Props) {
  return (
    <li class={done ? 'step step-done' : 'step'}>
      <h2>
        {title} {done && <span class="badge">{t('install.done')}</span>}
      </h2>
      <p class="section-lead mut">{lead}</p>
      {children}
    </li>
  )
}
