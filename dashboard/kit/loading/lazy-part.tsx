import type { ComponentChildren, ComponentType } from 'preact'
import { t } from '#dashboard/kit/i18n/kit-words.ts'
import { wordsReady } from '#dashboard/kit/i18n/words.ts'
import { useResource } from './resource.ts'

interface Props<P> {
  /** Tells it from other parts. */
  name: string
  load: () => Promise<ComponentType<P>>
  /** In its place until it is here. */
  waiting: ComponentChildren
  children: (Part: ComponentType<P>) => ComponentChildren
}

/** A part of the page whose code, and with it its words, come when they are needed. */
export function LazyPart<P extends object>({ name, load, waiting, children }: Props<P>) {
  const { data, error, stale } = useResource(`part ${name}`, async () => {
    const part = await load()
    await wordsReady()
    return part
  })
  if (data && !stale) return <>{children(data)}</>
  if (!error) return <>{waiting}</>
  return (
    <div class="error-box" role="alert">
      <h1 class="error-title">{t('error.page')}</h1>
      <p>{t('error.part')}</p>
      {/* Browsers remember a module that did not come: only a new page asks for it again. */}
      <button type="button" class="control" onClick={() => location.reload()}>
        {t('error.reload')}
      </button>
    </div>
  )
}
