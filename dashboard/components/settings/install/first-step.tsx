import { localInstant } from '#dashboard/kit/i18n/format.ts'
import { t } from '#dashboard/features/settings/install/words.ts'
import { Step } from './step.tsx'

/** The end of the way. @param at when the first real answer came, in Unix milliseconds */
export function FirstStep({ at }: { at: number | null }) {
  const lead =
    at === null ? t('install.first.waiting') : t('install.first.came', { when: localInstant(at) })
  return (
    <Step title={t('install.first')} lead={lead} done={at !== null}>
      {at !== null && (
        <p>
          <a href="/">{t('install.first.open')}</a>
        </p>
      )}
    </Step>
  )
}
