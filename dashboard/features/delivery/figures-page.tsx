import { useLocation } from 'preact-iso'
import { CostsPage } from './costs/costs-page.tsx'
import { RecoveryPage } from './recovery/recovery-page.tsx'

/** `/delivery/costs` and `/delivery/recovery`: one file for both, so that the app names only one. */
export function FiguresPage() {
  const { path } = useLocation()
  return path === '/delivery/recovery' ? <RecoveryPage /> : <CostsPage />
}
