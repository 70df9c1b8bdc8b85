import { t } from '#dashboard/features/shell/words.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { SiteList } from './site-switcher.tsx'

/** For somebody who belongs to no site, or whose site was taken away while others are left. */
export function NoSite() {
  useTitle(t('app.name'))
  const others = useSession().data?.sites.length ?? 0
  return (
    <section class="notice">
      <h1>{t(others > 0 ? 'sites.choose' : 'sites.none')}</h1>
      {others > 0 ? <SiteList onDone={() => undefined} /> : <p>{t('sites.none.text')}</p>}
    </section>
  )
}
