import { t } from '#dashboard/kit/i18n/kit-words.ts'
import { PageHead } from './page-head.tsx'
import { useTitle } from './use-title.ts'

/** In the place of a page that the reader may not open. */
export function Forbidden() {
  useTitle(t('app.name'))
  return <PageHead>{t('error.forbidden')}</PageHead>
}
