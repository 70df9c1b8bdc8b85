import { useState } from 'preact/hooks'
import type { CaseCondition } from '#contract/cases/rules.ts'
import type { JourneyList } from '#contract/journey.ts'
import { SCALE_NAMES, SCALES } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/cases/words.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { t as kinds } from '#dashboard/kit/sentiment/words.ts'
import { CONDITION_KINDS, conditionFault, freshCondition, listOf } from './conditions.ts'

interface Props {
  condition: CaseCondition
  journeys: JourneyList | null
  /** Why no answer fulfils it; null where one may. */
  never: string | null
  onChange: (condition: CaseCondition) => void
  onRemove: (() => void) | null
}

/** One condition as a sentence: what is looked at, and what it has to be. */
export function ConditionRow({ condition, journeys, never, onChange, onRemove }: Props) {
  const fault = conditionFault(condition)
  return (
    <div class="condition">
      <Select
        label={t('condition.kind')}
        value={condition.kind}
        options={CONDITION_KINDS.map((kind) => ({ value: kind, label: t(`condition.${kind}`) }))}
        onChange={(value) => {
          const kind = CONDITION_KINDS.find((one) => one === value)
          if (kind) onChange(freshCondition(kind))
        }}
      />
      <Value key={condition.kind} {...{ condition, journeys, onChange }} />
      {onRemove && (
        <button
          type="button"
          class="icon-button"
          aria-label={t('condition.remove')}
          onClick={onRemove}
        >
          <Cross />
        </button>
      )}
      {fault !== '' && <p class="field-error condition-note">{fault}</p>}
      {never !== null && <p class="warning condition-note">{never}</p>}
    </div>
  )
}

type ValueProps = Pick<Props, 'condition' | 'journeys' | 'onChange'>

function Value({ condition, journeys, onChange }: ValueProps) {
  switch (condition.kind) {
    case 'verified':
      return null
    case 'sentiment':
      return (
        <Figure
          label={t('condition.atMost')}
          value={condition.atMost}
          onChange={(atMost) => onChange({ ...condition, atMost })}
        />
      )
    case 'score':
      return <Score {...{ condition, onChange }} />
    case 'choices':
    case 'words':
      return (
        <Listed
          label={t(`condition.${condition.kind}.list`)}
          value={condition.in}
          onChange={(list) => onChange({ ...condition, in: list })}
        />
      )
    case 'stage':
    case 'touchpoint':
    case 'segment':
      return (
        <Picked
          options={optionsOf(condition.kind, journeys)}
          value={condition.in}
          onChange={(list) => onChange({ ...condition, in: list })}
        />
      )
    default:
      return condition satisfies never
  }
}

interface ScoreProps {
  condition: Extract<CaseCondition, { kind: 'score' }>
  onChange: (condition: CaseCondition) => void
}

function Score({ condition, onChange }: ScoreProps) {
  const scored = SCALE_NAMES.filter((scale) => SCALES[scale].lowest !== null)
  return (
    <>
      <Select
        label={t('condition.scale')}
        value={condition.scale}
        options={scored.map((scale) => {
          const { kind, lowest, highest } = SCALES[scale]
          return { value: scale, label: `${kinds(`kind.${kind}`)} ${lowest}–${highest}` }
        })}
        onChange={(value) => {
          const scale = scored.find((one) => one === value)
          if (scale) onChange({ ...condition, scale })
        }}
      />
      <Figure
        label={t('condition.from')}
        value={condition.from}
        onChange={(from) => onChange({ ...condition, from })}
      />
      <Figure
        label={t('condition.to')}
        value={condition.to}
        onChange={(to) => onChange({ ...condition, to })}
      />
    </>
  )
}

interface FigureProps {
  label: string
  value: number
  onChange: (value: number) => void
}

function Figure({ label, value, onChange }: FigureProps) {
  return (
    <label class="condition-figure">
      <span class="mut">{label}</span>
      <input
        type="number"
        class="input"
        value={value}
        onInput={(event) => onChange(Math.round(event.currentTarget.valueAsNumber || 0))}
      />
    </label>
  )
}

interface ListProps {
  value: string[]
  onChange: (value: string[]) => void
}

/** What is typed stays as it is typed: a comma at its end is the beginning of the next. */
function Listed({ label, value, onChange }: ListProps & { label: string }) {
  const [typed, setText] = useState(value.join(', '))
  const text = listOf(typed).join() === value.join() ? typed : value.join(', ')
  return (
    <input
      class="input condition-list"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value)
        onChange(listOf(event.currentTarget.value))
      }}
    />
  )
}

interface PickedProps extends ListProps {
  options: { value: string; label: string }[]
}

function Picked({ options, value, onChange }: PickedProps) {
  const left = options.filter((option) => !value.includes(option.value))
  return (
    <>
      {value.map((id) => {
        const name = options.find((option) => option.value === id)?.label ?? id
        return (
          <button
            key={id}
            type="button"
            class="control chip"
            aria-label={t('condition.drop', { name })}
            onClick={() => onChange(value.filter((one) => one !== id))}
          >
            {name} <Cross />
          </button>
        )
      })}
      {left.length > 0 && (
        <Select
          label={t('condition.pick')}
          value=""
          options={[{ value: '', label: t('condition.pick') }, ...left]}
          onChange={(id) => id !== '' && onChange([...value, id])}
        />
      )}
    </>
  )
}

function optionsOf(kind: 'stage' | 'touchpoint' | 'segment', list: JourneyList | null) {
  const journeys = list?.journeys ?? []
  const stages = journeys.flatMap((journey) => journey.stages)
  const named = {
    stage: stages,
    touchpoint: stages.flatMap(({ touchpoints }) => touchpoints),
    segment: journeys.flatMap(({ segments }) => segments),
  }[kind]
  const byId = new Map(named.map(({ id, name }) => [id, name]))
  return [...byId].map(([value, label]) => ({ value, label }))
}
