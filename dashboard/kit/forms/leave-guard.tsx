import { useEffect } from 'preact/hooks'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { leaving, unsavedForms } from './unsaved.ts'
import { t } from './words.ts'

/** While it is on screen, nothing leaves the page without having asked. */
export function LeaveGuard({ onLeave }: { onLeave: () => void }) {
  useEffect(() => {
    unsavedForms.value += 1
    // The browser asks in its own words before the tab is closed.
    const onUnload = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', onUnload)
    return () => {
      unsavedForms.value -= 1
      removeEventListener('beforeunload', onUnload)
    }
  }, [])
  const waiting = leaving.value
  if (!waiting) return null
  return (
    <ConfirmDialog
      title={t('leave.title')}
      action={t('leave.go')}
      cancel={t('leave.stay')}
      onClose={() => (leaving.value = null)}
      onConfirm={() => {
        leaving.value = null
        onLeave()
        waiting.go()
      }}
    >
      <p>{t('leave.text')}</p>
    </ConfirmDialog>
  )
}
