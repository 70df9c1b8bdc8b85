import type { ComponentChildren, ComponentType } from 'preact'
import { t } from '#dashboard/kit/i18n/t.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'

interface Props<P> {
  /** Tells it from other parts. */
  name: string
  load: () => Promise<ComponentType<P>>
  props: P
  /** In its place until it is here. */
  waiting: ComponentChildren
}

/** A part of the page whose code comes when it is needed. */
export function LazyPart<P extends object>({ name, load, props, waiting }: Props<P>) {
  const { data: Part, error, stale } = useResource(`part ${name}`, load)
  if (Part && !stale) return <Part {...props} />
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
