import { useState } from 'preact/hooks'
import type { AskTrial, TrialsView } from '#contract/cases/trial-view.ts'
import { CASE_LIMITS, TRIAL_LIMITS, TRIAL_SIZES } from '#contract/cases/words.ts'
import { t } from '#dashboard/features/settings/cases/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { count, decimal, localDay } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'

interface Props {
  view: TrialsView
  onChanged: () => void
}

/**
 * A trial of when to ask: what it could find, its start, and its end before the time.
 * @param hasSurvey whether a survey asks how it went: without one nobody is asked
 */
export function TrialPart({ hasSurvey }: { hasSurvey: boolean }) {
  const trials = useResource<TrialsView>('ask trials', (signal) =>
    call('GET /api/ask-trials', { signal }),
  )
  const onChanged = () => trials.refresh({ quiet: true })
  return (
    <Section title={t('draw.title')} lead={t('draw.lead')}>
      <Loaded resource={trials} part>
        {(view) => (
          <>
            {view.trial && <Standing trial={view.trial} onChanged={onChanged} />}
            {hasSurvey ? (
              <Start view={view} onChanged={onChanged} />
            ) : (
              <p class="mut">{t('draw.noSurvey')}</p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

interface Values {
  days: string
  answers: string
}
const FRESH: Values = { days: '1, 7', answers: '400' }

function Start({ view, onChanged }: Props) {
  const { trial, outlook } = view
  const form = useForm<Values>({
    saved: FRESH,
    check: ({ days }) => ({ days: daysOf(days) ? undefined : badDays() }),
    save: async ({ days, answers }) => {
      const planned = TRIAL_SIZES.find((size) => String(size) === answers) ?? TRIAL_SIZES[0]
      const body = { days: daysOf(days) ?? [], answers: planned, seen: trial?.id ?? 0 }
      await call('POST /api/ask-trials', { body }).finally(onChanged)
      return FRESH
    },
  })
  const isThree = daysOf(form.values.days)?.length === 3
  const options = outlook.sizes.map(({ answers, two, three }) => ({
    value: String(answers),
    label: t('draw.size', { answers: count(answers), points: decimal(isThree ? three : two, 0) }),
  }))
  return (
    <Form form={form} action={t('draw.start')} fresh>
      <TextField
        {...form.field('days')}
        label={t('draw.days')}
        hint={t('draw.days.hint')}
        input={{ autoComplete: 'off' }}
      />
      <SelectField
        {...form.field('answers')}
        label={t('draw.answers')}
        hint={t(outlook.of > 0 ? 'draw.spread.known' : 'draw.spread.assumed', {
          spread: decimal(outlook.deviation, 0),
          n: outlook.of,
        })}
        options={options}
      />
      {trial?.phase === 'running' && <p class="mut">{t('draw.replaces')}</p>}
    </Form>
  )
}

/** Delays as they are typed, rising; null where they are none. */
export function daysOf(text: string): number[] | null {
  const words = text.split(',').map((word) => word.trim())
  if (words.some((word) => !/^\d{1,2}$/.test(word))) return null
  const days = words.map(Number).toSorted((a, b) => a - b)
  const isSound =
    new Set(days).size === days.length &&
    days.length >= TRIAL_LIMITS.fewest &&
    days.length <= TRIAL_LIMITS.most &&
    days.every((day) => day <= CASE_LIMITS.refundDays)
  return isSound ? days : null
}

function badDays(): string {
  return t('draw.badDays', { n: CASE_LIMITS.refundDays })
}

/** The newest trial, and the button that ends it. */
function Standing({ trial, onChanged }: { trial: AskTrial; onChanged: () => void }) {
  const [asking, setAsking] = useState(false)
  const { id, days, phase, answers, planned, startedAt, stoppedAt, judgedAt } = trial
  async function stop() {
    await call('PATCH /api/ask-trials', { body: { stop: id } }).finally(onChanged)
    setAsking(false)
  }
  return (
    <>
      <p>
        {t(`draw.is.${phase}`, {
          days: days.join(', '),
          since: localDay(startedAt),
          day: localDay(stoppedAt ?? judgedAt ?? startedAt),
          n: count(answers),
          planned: count(planned),
        })}
      </p>
      {phase === 'running' && (
        <p>
          <button type="button" class="control" onClick={() => setAsking(true)}>
            {t('draw.stop')}
          </button>
        </p>
      )}
      {asking && (
        <ConfirmDialog
          title={t('draw.stop.ask')}
          action={t('draw.stop')}
          onClose={() => setAsking(false)}
          onConfirm={stop}
        >
          <p>{t('draw.stop.text')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
