import { useId, useState } from 'preact/hooks'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { type DayRange, PRESET_KEYS, PRESETS } from '#dashboard/features/journey/view/ranges.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { dayRange } from '#dashboard/kit/i18n/format.ts'
import { Popover } from '#dashboard/kit/parts/popover.tsx'
import { isDay } from '#dashboard/kit/time/days.ts'

/** Presets with their keys, and two native date fields for anything else. */
export function RangeMenu() {
  const { view, range, change } = useJourney()
  const text = typeof view.range === 'string' ? t(`range.${view.range}`) : dayRange(view.range)
  return (
    <Popover label={t('control.range')} text={text} caret>
      {(close) => (
        <>
          <ul class="menu">
            {PRESETS.map((preset) => (
              <li key={preset}>
                <button
                  type="button"
                  aria-pressed={view.range === preset}
                  onClick={() => {
                    change({ range: preset })
                    close()
                  }}
                >
                  {t(`range.${preset}`)}
                  <kbd>{keyOf(preset)}</kbd>
                </button>
              </li>
            ))}
          </ul>
          <OwnDates
            key={range.from + range.to}
            range={range}
            onPick={(picked) => {
              change({ range: picked })
              close()
            }}
          />
        </>
      )}
    </Popover>
  )
}

function keyOf(preset: (typeof PRESETS)[number]): string {
  return (
    Object.entries(PRESET_KEYS)
      .find(([, named]) => named === preset)?.[0]
      .toUpperCase() ?? ''
  )
}

function OwnDates({ range, onPick }: { range: DayRange; onPick: (range: DayRange) => void }) {
  const [from, setFrom] = useState(range.from)
  const [to, setTo] = useState(range.to)
  const [bad, setBad] = useState(false)
  const id = useId()
  function submit(event: Event) {
    event.preventDefault()
    const good = isDay(from) && isDay(to) && from <= to
    setBad(!good)
    if (good) onPick({ from, to })
  }
  const described = bad ? { 'aria-invalid': true, 'aria-describedby': id } : {}
  return (
    <form class="own-dates" onSubmit={submit} noValidate>
      <p class="menu-title">{t('control.custom')}</p>
      <label class="field">
        <span class="field-label">{t('control.from')}</span>
        <input
          type="date"
          value={from}
          onInput={(e) => setFrom(e.currentTarget.value)}
          {...described}
        />
      </label>
      <label class="field">
        <span class="field-label">{t('control.to')}</span>
        <input
          type="date"
          value={to}
          onInput={(e) => setTo(e.currentTarget.value)}
          {...described}
        />
      </label>
      {bad && (
        <p id={id} class="field-error" role="alert">
          {t('control.badRange')}
        </p>
      )}
      <button type="submit" class="primary">
        {t('control.apply')}
      </button>
    </form>
  )
}
