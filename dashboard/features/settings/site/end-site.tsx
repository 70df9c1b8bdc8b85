import { useState } from 'preact/hooks'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { t } from './words.ts'

interface Props {
  name: string
  onEnded: () => void
}

/** Deletes the site, after its name was typed. */
export function EndSite({ name, onEnded }: Props) {
  const [asks, setAsks] = useState(false)
  return (
    <Section title={t('site.end')} lead={t('site.end.lead')}>
      <button type="button" class="control" onClick={() => setAsks(true)}>
        {t('site.end.action')}
      </button>
      {asks && (
        <ConfirmDialog
          title={t('site.end.title', { name })}
          action={t('site.end.action')}
          typed={name}
          onConfirm={async () => {
            await call('DELETE /api/site', { body: { name } })
            onEnded()
          }}
          onClose={() => setAsks(false)}
        >
          <p>{t('site.end.text')}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
