import type { OutboxLanguage } from '#contract/outbox/words.ts'

/** Forms of a word by `Intl.PluralRules`; `other` is also that of fractions. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

interface SummaryWords {
  answers: Forms
  /** In "by so many points". */
  points: Forms
  none: string
  week: string
  index: string
  /** Of the index beside the week before, by whether that may be chance. */
  change: string
  chance: string
  fell: string
  rose: string
  steady: string
  raised: string
  ended: string
  pains: string
  pain: string
}

/** What a week is told by. */
export const SUMMARY_WORDS: Record<OutboxLanguage, SummaryWords> = {
  en: {
    answers: { one: '{n} answer', other: '{n} answers' },
    points: { one: '{n} point', other: '{n} points' },
    none: 'No answers in the week {from} – {to}.',
    week: '{journey}: {answers} in the week {from} – {to}; the week before: {before}.',
    index: 'One index of the journey: {value} (95%: {low} to {high}).',
    change: 'Beside the week before: {points} (95%: {low} to {high}).',
    chance: 'Beside the week before: {points} (95%: {low} to {high}), which may be chance.',
    fell: '{place} fell, by {points} at least.',
    rose: '{place} rose, by {points} at least.',
    steady: 'Nothing moved for sure.',
    raised: 'More unhappy answers than usual: {places}.',
    ended: 'As usual again: {places}.',
    pains: 'Named most: {pains}.',
    pain: '{name} ({stage}, {n} of {of})',
  },
  pl: {
    answers: {
      one: '{n} odpowiedź',
      few: '{n} odpowiedzi',
      many: '{n} odpowiedzi',
      other: '{n} odpowiedzi',
    },
    points: { one: '{n} punkt', few: '{n} punkty', many: '{n} punktów', other: '{n} punktu' },
    none: 'Brak odpowiedzi w tygodniu {from} – {to}.',
    week: '{journey}: {answers} w tygodniu {from} – {to}; tydzień wcześniej: {before}.',
    index: 'Jeden wskaźnik podróży: {value} (95%: od {low} do {high}).',
    change: 'Wobec tygodnia wcześniej: {points} (95%: od {low} do {high}).',
    chance:
      'Wobec tygodnia wcześniej: {points} (95%: od {low} do {high}), co może być przypadkiem.',
    fell: '{place}: spadek co najmniej o {points}.',
    rose: '{place}: wzrost co najmniej o {points}.',
    steady: 'Nic nie zmieniło się na pewno.',
    raised: 'Więcej niezadowolonych niż zwykle: {places}.',
    ended: 'Znowu jak zwykle: {places}.',
    pains: 'Najczęściej wymieniane: {pains}.',
    pain: '{name} ({stage}, {n} z {of})',
  },
  ru: {
    answers: {
      one: '{n} ответ',
      few: '{n} ответа',
      many: '{n} ответов',
      other: '{n} ответа',
    },
    points: { one: '{n} пункт', few: '{n} пункта', many: '{n} пунктов', other: '{n} пункта' },
    none: 'За неделю {from} – {to} ответов нет.',
    week: '{journey}: {answers} за неделю {from} – {to}; неделей раньше: {before}.',
    index: 'Один индекс пути: {value} (95%: от {low} до {high}).',
    change: 'По сравнению с неделей раньше: {points} (95%: от {low} до {high}).',
    chance:
      'По сравнению с неделей раньше: {points} (95%: от {low} до {high}), что может быть случайностью.',
    fell: '{place}: падение не меньше чем на {points}.',
    rose: '{place}: рост не меньше чем на {points}.',
    steady: 'Достоверно ничего не изменилось.',
    raised: 'Недовольных больше обычного: {places}.',
    ended: 'Снова как обычно: {places}.',
    pains: 'Чаще всего называли: {pains}.',
    pain: '{name} ({stage}, {n} из {of})',
  },
}
