import { useId } from 'preact/hooks'
import type { CaseCondition, CaseRule } from '#contract/cases/rules.ts'
import type { RulesView } from '#contract/cases/rules-api.ts'
import type { CasePeople } from '#contract/cases/story.ts'
import { CASE_LIMITS, PRIORITIES } from '#contract/cases/words.ts'
import type { JourneyList } from '#contract/journey.ts'
import { t } from '#dashboard/features/settings/cases/words.ts'
import { t as terms } from '#dashboard/kit/cases/words.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { ConditionRow } from './condition-row.tsx'
import { freshCondition } from './conditions.ts'

interface Props {
  rule: CaseRule
  people: CasePeople['people']
  journeys: JourneyList | null
  isFirst: boolean
  isLast: boolean
  never: RulesView['neverTrue']
  onChange: (rule: CaseRule) => void
  onMove: (side: 1 | -1) => void
  onRemove: () => void
}

/** A rule: its name, when it opens a case, how urgent that is and whose. */
export function RuleCard({ rule, people, journeys, never, onChange, ...order }: Props) {
  const { name, groups } = rule
  const put = (at: number, group: CaseCondition[]) =>
    onChange({
      ...rule,
      groups: group.length === 0 ? groups.toSpliced(at, 1) : groups.with(at, group),
    })
  return (
    <fieldset class="rule" aria-label={t('rule.label', { name })}>
      <Head {...{ rule, onChange }} {...order} />
      {placed(groups).map(({ key, one: group, at }) => (
        <Group
          key={key}
          {...{ group, journeys, at }}
          never={never.filter((one) => one.group === at)}
          isOnly={groups.length === 1}
          onChange={(next) => put(at, next)}
        />
      ))}
      <div class="rule-end">
        {groups.length < CASE_LIMITS.groups && (
          <button
            type="button"
            class="control control-plain"
            onClick={() =>
              onChange({ ...rule, groups: [...groups, [freshCondition('sentiment')]] })
            }
          >
            {t('rule.or')}
          </button>
        )}
        <Outcome {...{ rule, people, onChange }} />
      </div>
    </fieldset>
  )
}

/** Groups and conditions have no names of their own: their place is what they are. */
function placed<T>(list: T[]): { key: string; one: T; at: number }[] {
  return list.map((one, at) => ({ key: String(at), one, at }))
}

type Ordered = Pick<Props, 'isFirst' | 'isLast' | 'onMove' | 'onRemove'>

function Head({ rule, onChange, ...order }: Ordered & Pick<Props, 'rule' | 'onChange'>) {
  const id = useId()
  const { name, isOn } = rule
  return (
    <div class="rule-head">
      <label class="rule-name">
        <span class="unseen">{t('rule.name')}</span>
        <input
          class="input"
          maxLength={CASE_LIMITS.ruleName}
          value={name}
          aria-invalid={name.trim() === '' || undefined}
          onInput={(event) => onChange({ ...rule, name: event.currentTarget.value })}
        />
      </label>
      <label class="rule-switch" for={id}>
        <input
          id={id}
          class="toggle"
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          onChange={(event) => onChange({ ...rule, isOn: event.currentTarget.checked })}
        />
        {t(isOn ? 'rule.on' : 'rule.off')}
      </label>
      <Order {...order} name={name} />
    </div>
  )
}

function Order({ isFirst, isLast, onMove, onRemove, name }: Ordered & { name: string }) {
  return (
    <span class="rule-order">
      {!isFirst && (
        <button
          type="button"
          class="icon-button"
          aria-label={t('rule.up', { name })}
          onClick={() => onMove(-1)}
        >
          ↑
        </button>
      )}
      {!isLast && (
        <button
          type="button"
          class="icon-button"
          aria-label={t('rule.down', { name })}
          onClick={() => onMove(1)}
        >
          ↓
        </button>
      )}
      <button
        type="button"
        class="control control-plain"
        aria-label={t('rule.removeNamed', { name })}
        onClick={onRemove}
      >
        {t('rule.remove')}
      </button>
    </span>
  )
}

interface GroupProps {
  group: CaseCondition[]
  at: number
  journeys: JourneyList | null
  never: RulesView['neverTrue']
  isOnly: boolean
  onChange: (group: CaseCondition[]) => void
}

function Group({ group, at, journeys, never, isOnly, onChange }: GroupProps) {
  return (
    <div class="rule-group">
      {placed(group).map(({ key, one: condition, at: place }) => {
        const why = never.find(({ conditions }) => conditions.includes(place))?.why
        const join = place > 0 ? t('rule.and') : at > 0 ? t('rule.orWhen') : t('rule.when')
        return (
          <div key={key} class="rule-line">
            <span class="rule-join">{join}</span>
            <ConditionRow
              {...{ condition, journeys }}
              never={why === undefined ? null : t(`never.${why}`)}
              onChange={(next) => onChange(group.with(place, next))}
              onRemove={
                isOnly && group.length === 1 ? null : () => onChange(group.toSpliced(place, 1))
              }
            />
          </div>
        )
      })}
      {group.length < CASE_LIMITS.conditions && (
        <button
          type="button"
          class="control control-plain"
          onClick={() => onChange([...group, freshCondition('stage')])}
        >
          {t('rule.addAnd')}
        </button>
      )}
    </div>
  )
}

/** What becomes of a case that it opens. */
function Outcome({ rule, people, onChange }: Pick<Props, 'rule' | 'people' | 'onChange'>) {
  return (
    <>
      <Select
        label={t('rule.priority')}
        labelled
        value={rule.priority}
        options={PRIORITIES.map((name) => ({ value: name, label: terms(`priority.${name}`) }))}
        onChange={(value) => {
          const priority = PRIORITIES.find((name) => name === value)
          if (priority) onChange({ ...rule, priority })
        }}
      />
      <Select
        label={t('rule.owner')}
        labelled
        value={rule.owner ?? ''}
        options={[
          { value: '', label: t('rule.nobody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(owner) => onChange({ ...rule, owner: owner === '' ? null : owner })}
      />
    </>
  )
}
