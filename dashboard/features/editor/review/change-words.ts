import type { Change } from '#contract/map/changes.ts'
import type { PersonaRule } from '#contract/map/document.ts'
import type { Names } from '#contract/names.ts'
import { CHANNELS } from '#contract/words.ts'
import { rulesInWords } from '#dashboard/features/editor/who/rule-words.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { count, fullDay, languageName, signed, wordList } from '#dashboard/kit/i18n/format.ts'

/** A difference between two maps as a sentence. */
export function changeInWords(change: Change): string {
  if (change.type === 'reordered')
    return t('change.reordered', { list: t(`list.${change.list}`), where: whereOf(change.stage) })
  const what = `“${change.name}”`
  if (change.type === 'moved') return t('change.moved', { what, from: change.from, to: change.to })
  const where = whereOf(change.stage)
  if (change.type !== 'changed') return t(`change.${change.type}`, { what, where })
  const { field, before, after } = change
  const values = { before: valueInWords(field, before), after: valueInWords(field, after) }
  if (field === 'name') return t('change.named', values)
  return t('change.field', { what, where, field: fieldInWords(field), ...values })
}

function whereOf(stage: string | null): string {
  return stage === null ? '' : t('change.where', { stage })
}

const FIELDS = [
  'names',
  'frameDays',
  'assumed',
  'owner',
  'reviewOn',
  'channels',
  'actions',
  'text',
  'startsOn',
  'on',
  'rules',
] as const

function fieldInWords(field: string): string {
  const known = FIELDS.find((one) => one === field)
  return known ? t(`field.${known}`) : field
}

/** A value of a field as its reader knows it. */
export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('change.nothing')
  if (typeof value === 'number') return field === 'assumed' ? signed(value) : count(value)
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d$/.test(value) ? fullDay(value) : `“${value}”`
  if (field === 'rules') return rulesInWords(value as PersonaRule[]) || t('change.nothing')
  if (Array.isArray(value)) return wordList(value.map(itemInWords)) || t('change.nothing')
  const names = Object.entries(value as Names)
  const said = names.map(([language, name]) => `${languageName(language)} “${name}”`)
  return wordList(said) || t('change.nothing')
}

/** A channel, or an action. */
function itemInWords(item: unknown): string {
  const channel = CHANNELS.find((one) => one === item)
  if (channel) return t(`channel.${channel}`)
  const { name, event } = Object(item) as { name?: string; event?: string }
  return name || event || String(item)
}
