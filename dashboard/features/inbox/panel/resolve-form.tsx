import { useId, useState } from 'preact/hooks'
import type { CaseStepInput } from '#contract/cases/cases.ts'
import type { Case } from '#contract/cases/story.ts'
import { CASE_ACTIONS_TAKEN, CASE_LIMITS } from '#contract/cases/words.ts'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import { minorOf, typedOf } from '#dashboard/kit/i18n/money.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { Caret } from '#dashboard/kit/parts/icons.tsx'

export interface ResolveValues {
  cause: string
  action: string
  cost: string
  claimRef: string
  askAgain: boolean
}

/** What is known before anybody has typed: the cause is what the customer named. */
export function firstValues(one: Case): ResolveValues {
  const { cause, issue, action, costMinor, currency, claimRef } = one
  return {
    cause: cause ?? issue ?? '',
    action: action ?? '',
    cost: costMinor === null || currency === null ? '' : typedOf(costMinor, currency),
    claimRef: claimRef ?? '',
    askAgain: true,
  }
}

/** What is wrong with them, by field; a case is over only when it is known why, and what was done. */
function faultsOf({ cause, action, cost }: ResolveValues, currency: string) {
  return {
    cause: cause === '' ? t('resolve.noCause') : '',
    action: action === '' ? t('resolve.noAction') : '',
    cost: cost.trim() !== '' && minorOf(cost, currency) === null ? t('resolve.noAmount') : '',
  }
}

/** The step that resolves the case, or null with the first faulty field in focus. */
export function useResolve(one: Case, currency: string) {
  const id = useId()
  const [values, setValues] = useState(() => firstValues(one))
  const [isTried, setTried] = useState(false)
  const faults = faultsOf(values, currency)
  function stepOf(): CaseStepInput | null {
    setTried(true)
    const faulty = (['cause', 'action', 'cost'] as const).find((name) => faults[name] !== '')
    if (faulty) {
      document.getElementById(`${id}-${faulty}`)?.focus()
      return null
    }
    const cause = ISSUE_TYPES.find((name) => name === values.cause)
    const action = CASE_ACTIONS_TAKEN.find((name) => name === values.action)
    if (!cause || !action) return null
    const costMinor = minorOf(values.cost, currency)
    return {
      do: 'resolve',
      cause,
      action,
      ...(costMinor === null ? {} : { costMinor }),
      ...(values.claimRef.trim() === '' ? {} : { claimRef: values.claimRef.trim() }),
      askAgain: values.askAgain,
    }
  }
  return {
    id,
    values,
    faults: isTried ? faults : { cause: '', action: '', cost: '' },
    set: (patch: Partial<ResolveValues>) => setValues((before) => ({ ...before, ...patch })),
    stepOf,
  }
}

interface Props {
  resolve: ReturnType<typeof useResolve>
  currency: string
  hasOrder: boolean
}

/** Cause, action, cost, the carrier's reference, and whether the customer is asked again. */
export function ResolveFields({ resolve, currency, hasOrder }: Props) {
  const { id, values, faults, set } = resolve
  return (
    <>
      <Choose
        id={`${id}-cause`}
        label={t('resolve.cause')}
        fault={faults.cause}
        value={values.cause}
        options={ISSUE_TYPES.map((name) => ({ value: name, label: t(`issue.${name}`) }))}
        onChange={(cause) => set({ cause })}
      />
      <Choose
        id={`${id}-action`}
        label={t('resolve.action')}
        fault={faults.action}
        value={values.action}
        options={CASE_ACTIONS_TAKEN.map((name) => ({ value: name, label: t(`action.${name}`) }))}
        onChange={(action) => set({ action })}
      />
      <div class="case-pair">
        <label class="field">
          <span class="field-label">{t('resolve.cost', { currency })}</span>
          <input
            id={`${id}-cost`}
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={faults.cost !== '' || undefined}
            aria-describedby={faults.cost === '' ? undefined : `${id}-cost-fault`}
            value={values.cost}
            onInput={(event) => set({ cost: event.currentTarget.value })}
          />
          <Fault id={`${id}-cost`} text={faults.cost} />
        </label>
        <label class="field">
          <span class="field-label">{t('resolve.claim')}</span>
          <input
            autoComplete="off"
            maxLength={CASE_LIMITS.claimRef}
            value={values.claimRef}
            onInput={(event) => set({ claimRef: event.currentTarget.value })}
          />
        </label>
      </div>
      {hasOrder && (
        <label class="check">
          <input
            type="checkbox"
            checked={values.askAgain}
            onChange={(event) => set({ askAgain: event.currentTarget.checked })}
          />
          <span>
            {t('resolve.askAgain')}{' '}
            <span class="mut">{t(values.action === 'refund' ? 'ask.refund' : 'ask.delivery')}</span>
          </span>
        </label>
      )}
    </>
  )
}

interface ChooseProps {
  id: string
  label: string
  fault: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choose({ id, label, fault, value, options, onChange }: ChooseProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <span class="select">
        <select
          id={id}
          value={value}
          data-cause={id.endsWith('-cause') || undefined}
          aria-invalid={fault !== '' || undefined}
          aria-describedby={fault === '' ? undefined : `${id}-fault`}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t('resolve.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Caret />
      </span>
      <Fault id={id} text={fault} />
    </div>
  )
}

function Fault({ id, text }: { id: string; text: string }) {
  if (text === '') return null
  return (
    <span id={`${id}-fault`} class="field-error" role="alert">
      {text}
    </span>
  )
}
