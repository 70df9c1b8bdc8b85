import { useState } from 'preact/hooks'
import type { Funnel } from '#contract/surveys/funnel.ts'
import { FUNNEL_DAYS } from '#contract/surveys/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { CountingSwitch } from './counting-switch.tsx'
import { FunnelFigures } from './funnel-figures.tsx'
import { t } from './words.ts'

/** Why nobody was asked: folded, and looked for only once it is opened. */
export function FunnelSection({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      class="builder-section fold funnel"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('funnel.title')}</summary>
      {isOpen && <Opened id={id} />}
    </details>
  )
}

function Opened({ id }: { id: string }) {
  const [days, setDays] = useState<(typeof FUNNEL_DAYS)[number]>(28)
  const funnel = useResource<Funnel>(`funnel ${id} ${days}`, (signal) =>
    call('GET /api/surveys/:id/funnel', { params: { id }, query: { days }, signal }),
  )
  return (
    <div class="funnel-opened">
      <fieldset class="funnel-days">
        <legend class="unseen">{t('funnel.period')}</legend>
        {FUNNEL_DAYS.map((one) => (
          <button
            key={one}
            type="button"
            class="control"
            aria-pressed={one === days}
            onClick={() => setDays(one)}
          >
            {t('funnel.days', { n: one })}
          </button>
        ))}
      </fieldset>
      <Loaded resource={funnel} part>
        {(data) => (
          <>
            <FunnelFigures funnel={data} />
            <CountingSwitch counting={data.counting} onChange={() => funnel.refresh()} />
          </>
        )}
      </Loaded>
    </div>
  )
}
