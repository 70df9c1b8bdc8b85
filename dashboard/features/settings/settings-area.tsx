import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { openPages, type LazyPage } from '#dashboard/kit/session/pages.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useClock } from '#dashboard/kit/time/now.ts'
import { pageName, SettingsNav, type SettingsPath } from './settings-nav.tsx'
import { t } from './words.ts'
import './settings.css'

interface Props {
  /** As the address has it; '' for the area itself, which leads to its first page. */
  name: string
  pages: (LazyPage & { path: SettingsPath })[]
}

/** `/settings/:page`: the list of pages, and the one that is open. */
export function SettingsArea({ name, pages }: Props) {
  const session = useSession()
  const { route } = useLocation()
  const open = openPages(session.data, pages)
  const first = open[0]?.path
  const page = pages.find(({ path }) => path === `/settings/${name}`)
  useTitle(page ? t('title.settings', { page: pageName(page.path) }) : t('app.name'))
  useEffect(() => {
    if (name === '' && first !== undefined) route(first, true)
  }, [name, first, route])
  useClock()

  if (name !== '' && !page) return <NotFound />
  if (!session.data) {
    const { error, refresh } = session
    if (!error || isSignedOut(error)) return <Bones />
    return <ErrorBox title={t('error.page')} error={error} onRetry={() => refresh()} main />
  }
  const allowed = page && open.includes(page)
  return (
    <div class="settings">
      <SettingsNav paths={open.map(({ path }) => path)} here={page?.path ?? null} />
      <div class="settings-page">
        {allowed && (
          <LazyPart name={page.path} load={page.load} waiting={<Bones />}>
            {(Page) => <Page />}
          </LazyPart>
        )}
        {!allowed && (page !== undefined || !first) && <PageHead>{t('error.forbidden')}</PageHead>}
      </div>
    </div>
  )
}
