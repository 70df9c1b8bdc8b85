import { t } from './words.ts'
import { languageName } from '#dashboard/kit/i18n/format.ts'

const n = (index: string | undefined) => Number(index ?? 0) + 1
const inLanguage = (what: string, tag: string | undefined) =>
  tag === undefined ? what : t('field.inLanguage', { what, language: languageName(tag) })

/** How the paths of a survey are called; the first that fits. */
const NAMES: [pattern: RegExp, name: (...parts: (string | undefined)[]) => string][] = [
  [/^name$/, () => t('field.name')],
  [/^names(?:\.(.+))?$/, (tag) => inLanguage(t('field.name'), tag)],
  [/^touchpoint$/, () => t('touchpoint.label')],
  [/^definition\.question(?:\.(.+))?$/, (tag) => inLanguage(t('question.wording'), tag)],
  [/^definition\.ends\.low(?:\.(.+))?$/, (tag) => inLanguage(t('ends.low'), tag)],
  [/^definition\.ends\.high(?:\.(.+))?$/, (tag) => inLanguage(t('ends.high'), tag)],
  [/^definition\.ends$/, () => t('ends.title')],
  [/^definition\.thanks(?:\.(.+))?$/, (tag) => inLanguage(t('thanks.title'), tag)],
  [
    /^definition\.choices\[(\d+)\]\.code$/,
    (at) => t('item.code', { item: t('choices.item', { n: n(at) }) }),
  ],
  [
    /^definition\.choices\[(\d+)\](?:\.label)?(?:\.(.+))?$/,
    (at, tag) => inLanguage(t('choices.item', { n: n(at) }), tag),
  ],
  [/^definition\.choices$/, () => t('choices.title')],
  [/^definition\.multiple$/, () => t('choices.multiple')],
  [/^definition\.shuffle$/, () => t('choices.shuffle')],
  [
    /^definition\.followUp\.questions\[(\d+)\]\.(?:from|to)$/,
    (at) => t('field.scores', { what: t('followUp.question', { n: n(at) }) }),
  ],
  [
    /^definition\.followUp\.questions\[(\d+)\](?:\.text)?(?:\.(.+))?$/,
    (at, tag) => inLanguage(t('followUp.question', { n: n(at) }), tag),
  ],
  [
    /^definition\.followUp\.reasons\[(\d+)\]\.(?:from|to)$/,
    (at) => t('field.scores', { what: t('field.reason', { n: n(at) }) }),
  ],
  [
    /^definition\.followUp\.reasons\[(\d+)\]\.code$/,
    (at) => t('item.code', { item: t('field.reason', { n: n(at) }) }),
  ],
  [
    /^definition\.followUp\.reasons\[(\d+)\](?:\.label)?(?:\.(.+))?$/,
    (at, tag) => inLanguage(t('field.reason', { n: n(at) }), tag),
  ],
  [/^definition\.followUp\.comment$/, () => t('followUp.comment')],
  [/^definition\.followUp/, () => t('followUp.title')],
  [/^definition\.(?:scale|kind)$/, () => t('question.scale')],
  [/^definition\.surface$/, () => t('surface.label')],
  [/^definition\.channel$/, () => t('field.channel')],
  [/^definition\.trigger\.delay$/, () => t('delay.label')],
  [/^definition\.trigger/, () => t('when.label')],
  [/^definition\.urlMatch$/, () => t('pages.match')],
  [/^definition\.urls/, () => t('pages.label')],
  [/^definition\.audience\.devices/, () => t('devices.label')],
  [/^definition\.audience\.languages/, () => t('languages.label')],
  [/^definition\.audience/, () => t('segments.label')],
  [/^definition\.sample$|^plan\.(?:perMonth|turn)$/, () => t('many.title')],
  [/^definition\.frequency$/, () => t('often.label')],
  [/^definition\.everyDays$/, () => t('often.everyDays')],
  [/^definition\.maxDisplays$/, () => t('often.most')],
  [/^plan\.startsOn$/, () => t('plan.startsOn')],
  [/^plan\.endsOn$/, () => t('plan.endsOn')],
  [/^plan/, () => t('plan.endsAfter')],
]

/** What a field is called, by its path: `Question (Polish)`. */
export function fieldInWords(path: string): string {
  for (const [pattern, name] of NAMES) {
    const found = pattern.exec(path)
    if (found) return name(...found.slice(1))
  }
  return path
}

/** A value of a field as it was typed. */
export function valueInWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return t('value.nothing')
  if (typeof value === 'string') return `“${value}”`
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no')
  if (typeof value === 'number') return String(value)
  return inner(value).join(', ') || t('value.nothing')
}

/** The texts in something larger, such as a choice that is new. */
function inner(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [`“${value}”`]
  if (value === null || value === undefined) return []
  if (typeof value !== 'object') return [JSON.stringify(value)]
  return Object.entries(value).flatMap(([key, one]) => (key === 'code' ? [] : inner(one)))
}
