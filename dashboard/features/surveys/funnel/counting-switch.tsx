import { useState } from 'preact/hooks'
import type { CountWhy } from '#contract/surveys/funnel.ts'
import { FUNNEL_SHARES, type FunnelShare } from '#contract/surveys/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { localInstant } from '#dashboard/kit/i18n/format.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { t } from './words.ts'

const DAYS = 7

interface Props {
  counting: CountWhy | null
  onChange: () => void
}

/** Switches counting on for a week, for the whole site, and off again. */
export function CountingSwitch({ counting, onChange }: Props) {
  const [every, setEvery] = useState<FunnelShare>(10)
  const { busy, failure, run } = useAction(async () => {
    await call('PUT /api/funnel', { body: { days: counting ? 0 : DAYS, every } })
    onChange()
  })
  return (
    <>
      <p class="mut builder-note">
        {counting
          ? t('funnel.on', {
              until: localInstant(counting.until),
              every: t(`funnel.every.${counting.every}`),
            })
          : t('funnel.off')}
      </p>
      <div class="funnel-switch">
        {!counting && (
          <Select
            label={t('funnel.of')}
            labelled
            value={String(every)}
            options={FUNNEL_SHARES.map((one) => ({
              value: String(one),
              label: t(`funnel.every.${one}`),
            }))}
            onChange={(value) =>
              setEvery(FUNNEL_SHARES.find((one) => String(one) === value) ?? every)
            }
          />
        )}
        <button type="button" class="control" disabled={busy} onClick={run}>
          {t(counting ? 'funnel.end' : 'funnel.start')}
        </button>
      </div>
      {failure && <Failure>{explain(failure)}</Failure>}
    </>
  )
}
