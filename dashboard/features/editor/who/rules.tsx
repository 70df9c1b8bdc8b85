import { useId } from 'preact/hooks'
import type { MapPersona, PersonaRule } from '#contract/map/document.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { LIMITS } from '#contract/words.ts'
import { setting } from '#dashboard/features/editor/draft/draft-store.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { PanelField } from '#dashboard/features/editor/panel/fields.tsx'
import { t } from '#dashboard/features/editor/words.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import { ruleInWords, valuesLine, valuesOf } from './rule-words.ts'

/** As traits are called. */
const TRAIT = '[A-Za-z0-9_.\\-]+'
/** Letters of a line of values: all of them, none at its longest. */
const LONGEST_LINE = 1000

/** The rules of a persona, each with its trait and values; and one more. */
export function Rules({ persona }: { persona: MapPersona }) {
  const { store, map } = useEditor()
  const { rules } = persona
  const traits = new Set(['segment', ...map.personas.flatMap((one) => one.rules.map(traitOf))])
  const placed = rules.map((rule, at) => ({ rule, at }))
  const change = (changed: PersonaRule[]) => store.act(setting(persona, 'rules', changed))
  return (
    <fieldset class="who-rules">
      <legend class="field-label">{t('who.rules')}</legend>
      {placed.map(({ rule, at }) => (
        <RuleFields
          // Two rules may say the same: they are told apart by their place.
          key={at}
          rule={rule}
          traits={[...traits]}
          onChange={(changed) => change(rules.with(at, changed))}
          onRemove={() => change(rules.toSpliced(at, 1))}
        />
      ))}
      {rules.length < MAP_LIMITS.rules && (
        <AddRule traits={[...traits]} onAdd={(rule) => change([...rules, rule])} />
      )}
    </fieldset>
  )
}

interface FieldsProps {
  rule: PersonaRule
  traits: string[]
  onChange: (rule: PersonaRule) => void
  onRemove: () => void
}

function RuleFields({ rule, traits, onChange, onRemove }: FieldsProps) {
  return (
    <fieldset class="who-form" aria-label={ruleInWords(rule)}>
      <PanelField
        label={t('who.trait')}
        value={rule.trait}
        longest={LIMITS.trait}
        pattern={TRAIT}
        list={traits}
        onChange={(trait) => trait && onChange({ ...rule, trait })}
      />
      <PanelField
        label={t('who.values')}
        value={valuesLine(rule.is)}
        longest={LONGEST_LINE}
        onChange={(line) => {
          const is = takenValues(line)
          if (is.length > 0) onChange({ ...rule, is })
        }}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={t('who.removeRule', { rule: ruleInWords(rule) })}
        onClick={onRemove}
      >
        <Cross />
      </button>
    </fieldset>
  )
}

function AddRule({ traits, onAdd }: { traits: string[]; onAdd: (rule: PersonaRule) => void }) {
  const id = useId()
  function add(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault()
    const form = event.currentTarget
    const [trait, values] = form.querySelectorAll('input')
    const is = takenValues(values?.value ?? '')
    if (!trait || is.length === 0) return
    onAdd({ trait: trait.value, is })
    form.reset()
    trait.focus()
  }
  return (
    <form class="who-form" aria-label={t('who.addRule')} onSubmit={add}>
      <label class="field">
        <span class="field-label">{t('who.trait')}</span>
        <input type="text" pattern={TRAIT} maxLength={LIMITS.trait} list={id} required />
      </label>
      <datalist id={id}>
        {traits.map((trait) => (
          <option key={trait}>{trait}</option>
        ))}
      </datalist>
      <label class="field">
        <span class="field-label">{t('who.values')}</span>
        <input type="text" maxLength={LONGEST_LINE} aria-describedby={`${id}-hint`} required />
      </label>
      <button type="submit" class="control">
        {t('who.addRule')}
      </button>
      <span id={`${id}-hint`} class="mut who-hint">
        {t('who.values.hint')}
      </span>
    </form>
  )
}

/** What the map takes of the values of a line. */
function takenValues(line: string): string[] {
  return valuesOf(line)
    .map((value) => value.slice(0, MAP_LIMITS.ruleValue).trim())
    .slice(0, MAP_LIMITS.ruleValues)
}

function traitOf({ trait }: PersonaRule): string {
  return trait
}
