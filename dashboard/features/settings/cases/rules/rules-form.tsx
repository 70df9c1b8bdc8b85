import { useState } from 'preact/hooks'
import type { CaseRule } from '#contract/cases/rules.ts'
import type { RulesView } from '#contract/cases/rules-api.ts'
import { CASE_LIMITS } from '#contract/cases/words.ts'
import type { CasePeople } from '#contract/cases/story.ts'
import type { JourneyList } from '#contract/journey.ts'
import { Overwritten } from '#dashboard/features/settings/cases/overwritten.tsx'
import { t } from '#dashboard/features/settings/cases/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { makeHolder } from '#dashboard/kit/loading/latest.ts'
import { conditionFault } from './conditions.ts'
import { DryRun } from './dry-run.tsx'
import { RuleCard } from './rule-card.tsx'

interface Props {
  view: RulesView
  people: CasePeople['people']
  journeys: JourneyList | null
  onSaved: () => void
}

/** The rules in their order: the first that holds opens the case. */
export function RulesForm({ view, people, journeys, onSaved }: Props) {
  const { form, theirs } = useRules(view, onSaved)
  const { value: rules, onChange, error } = form.field('rules')
  const isSound = rules.every(isSoundRule)
  const put = (at: number, rule: CaseRule) => onChange(rules.with(at, rule))
  const move = (at: number, side: 1 | -1) => {
    const [rule, other] = [rules[at], rules[at + side]]
    if (rule && other) onChange(rules.with(at, other).with(at + side, rule))
  }
  return (
    <>
      {theirs && <Overwritten changed={changedRules(view, theirs)} onSave={form.submit} />}
      <Form form={form} action={t('rules.save')}>
        {rules.length === 0 && <p class="mut">{t('rules.none')}</p>}
        <ol class="rules">
          {rules.map((rule, at) => (
            <li key={rule.id}>
              <RuleCard
                {...{ rule, people, journeys }}
                isFirst={at === 0}
                isLast={at === rules.length - 1}
                never={view.neverTrue.filter((one) => one.rule === rule.id)}
                onChange={(next) => put(at, next)}
                onMove={(side) => move(at, side)}
                onRemove={() => onChange(rules.toSpliced(at, 1))}
              />
            </li>
          ))}
        </ol>
        {error && <p class="field-error">{error}</p>}
        {rules.length < CASE_LIMITS.rules && (
          <button
            type="button"
            class="control"
            onClick={() => onChange([...rules, newRule(rules.length + 1)])}
          >
            {t('rules.add')}
          </button>
        )}
        {rules.length > 0 && <DryRun rules={rules} isSound={isSound} />}
      </Form>
    </>
  )
}

function useRules(view: RulesView, onSaved: () => void) {
  const [seq] = useState(() => makeHolder(view.seq))
  const [theirs, setTheirs] = useState<RulesView | null>(null)
  const form = useForm<{ rules: CaseRule[] }>({
    saved: { rules: view.rules },
    check: ({ rules }) => ({ rules: rules.every(isSoundRule) ? undefined : t('rules.unsound') }),
    save: async ({ rules }) => {
      try {
        const body = { rules, seq: Math.max(seq.get(), view.seq) }
        const next = await call('PUT /api/case-rules', { body })
        setTheirs(null)
        onSaved()
        return { rules: next.rules }
      } catch (cause) {
        if (isStatus(cause, 409)) {
          const now = await call('GET /api/case-rules')
          seq.set(now.seq)
          setTheirs(now)
        }
        throw cause
      }
    },
  })
  return { form, theirs }
}

function isSoundRule({ name, groups }: CaseRule): boolean {
  return (
    name.trim() !== '' && groups.every((group) => group.every((one) => conditionFault(one) === ''))
  )
}

function newRule(n: number): CaseRule {
  const name = t('rules.newName', { n })
  return {
    id: `rule-${crypto.randomUUID().slice(0, 8)}`,
    name,
    isOn: true,
    priority: 'normal',
    owner: null,
    groups: [[{ kind: 'sentiment', atMost: -50 }]],
  }
}

function changedRules(before: RulesView, now: RulesView): string[] {
  const known = new Map(before.rules.map((rule) => [rule.id, JSON.stringify(rule)]))
  return now.rules
    .filter((rule) => known.get(rule.id) !== JSON.stringify(rule))
    .map(({ name }) => name)
}
