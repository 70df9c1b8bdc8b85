import { TRIGGERS, type Trigger } from '#contract/surveys/words.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { isRecord, getAt, setAt, textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { SelectField } from '#dashboard/features/surveys/fields/choice-fields.tsx'
import { NumberField } from '#dashboard/features/surveys/fields/number-field.tsx'
import { TextField } from '#dashboard/features/surveys/fields/text-field.tsx'
import { t } from './words.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'

const PATH = 'definition.trigger'

/** What a trigger has to know. */
const FIELDS: Record<Trigger, 'event' | 'selector' | 'depth' | 'seconds' | null> = {
  load: null,
  event: 'event',
  exit: null,
  scroll: 'depth',
  click: 'selector',
  visible: 'selector',
  dwell: 'seconds',
}

/** Fields of the draft that stand in these words. */
export const WHEN_FIELDS = ['on', 'event', 'selector', 'depth', 'seconds', 'where'].map(
  (field) => `${PATH}.${field}`,
)

/** What makes the question due, with what that trigger has to know. */
export function WhenFields() {
  const { survey } = useBuilder()
  const on = TRIGGERS.find((one) => one === textAt(survey, `${PATH}.on`))
  const field = on ? FIELDS[on] : null
  return (
    <>
      <SelectField
        path={`${PATH}.on`}
        label={t('when.label')}
        options={TRIGGERS.map((value) => ({ value, label: t(`trigger.${value}`) }))}
      />
      {field === 'event' && <EventFields />}
      {field === 'selector' && (
        <TextField
          path={`${PATH}.selector`}
          label={t('when.selector')}
          placeholder=".buy-button"
          hint={<p class="mut builder-note">{t('when.selectorHint')}</p>}
        />
      )}
      {field === 'depth' && (
        <NumberField path={`${PATH}.depth`} label={t('when.depth')} empty={undefined} />
      )}
      {field === 'seconds' && (
        <NumberField path={`${PATH}.seconds`} label={t('when.seconds')} empty={undefined} />
      )}
    </>
  )
}

/** The event's name, and what its properties must be. */
function EventFields() {
  const { store, survey } = useBuilder()
  const where = getAt(survey, `${PATH}.where`)
  const entries = isRecord(where) ? Object.entries(where) : []
  const write = (next: [string, unknown][]) =>
    store.replace(
      setAt(survey, `${PATH}.where`, next.length > 0 ? Object.fromEntries(next) : undefined),
      `${PATH}.where`,
    )
  const change = (index: number, entry: [string, unknown]) =>
    write(entries.map((one, place) => (place === index ? entry : one)))
  return (
    <>
      <TextField
        path={`${PATH}.event`}
        label={t('when.eventName')}
        placeholder="order_placed"
        hint={<p class="mut builder-note">{t('when.eventHint')}</p>}
      />
      {Array.from(entries.entries(), ([index, [name, value]]) => (
        <div class="rule-row" key={index}>
          <input
            class="input"
            aria-label={t('where.name')}
            value={name}
            onInput={({ currentTarget }) => {
              // Two of one name would be one.
              if (!entries.some(([other]) => other === currentTarget.value))
                change(index, [currentTarget.value, value])
            }}
          />
          <span aria-hidden="true">=</span>
          <input
            class="input"
            aria-label={t('where.value')}
            value={String(value)}
            onInput={({ currentTarget }) => change(index, [name, valueFrom(currentTarget.value)])}
          />
          <button
            type="button"
            class="icon-button"
            aria-label={t('where.remove', { name })}
            onClick={() => write(entries.filter((_, place) => place !== index))}
          >
            <Cross />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="control control-plain"
        disabled={entries.some(([name]) => name === '')}
        onClick={() => write([...entries, ['', '']])}
      >
        + {t('where.add')}
      </button>
    </>
  )
}

/** A number, yes or no where it is written as one; pages send them so. */
function valueFrom(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && String(Number(text)) === text ? Number(text) : text
}
