import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of what moved, and why. */
export const words: Slavic<typeof english> = {
  'moves.fell': '{place}: падение, по меньшей мере {points}.',
  'moves.rose': '{place}: рост, по меньшей мере {points}.',
  'moves.sure': 'Измерено {difference}; изменение лежит в пределах {interval} (95%), q {q}.',
  'moves.noneReal': 'Достоверно ничего не изменилось.',
  'moves.noneReal.lead':
    'Изменение считается от 5 пунктов, если интервал не включает «без изменений», а случайных среди названных меньше 5%.',
  'moves.few': 'В одном из двух периодов слишком мало ответов, чтобы сказать, что изменилось.',
  'moves.few.lead':
    'Для значения нужно пять ответов, а на пути сотрудников десять, в обоих периодах.',
  'moves.later': 'Ни один из этих дней ещё не наступил.',
  'moves.table': 'Изменения, от самого надёжного',
  'moves.table.lead':
    'По порядку того, сколько составляет изменение по меньшей мере: по концу интервала, ближнему к «без изменений». Самая большая разница часто там, где меньше всего ответов. {range} рядом с {before}.',
  'moves.by': 'Сравнить',
  'moves.by.touchpoint': 'Точки контакта',
  'moves.by.stage': 'Этапы',
  'moves.place': 'Место',
  'moves.atLeast': 'Не меньше',
  'moves.unhappy': 'Недовольные',
  'moves.was': 'было {share}, {points} п. п.',
  'moves.answers': 'Ответы',
  'moves.before': 'раньше: {n}',
  'moves.reading': 'Вывод',
  'moves.real': 'изменилось',
  'moves.small': 'надёжно, меньше 5 пунктов',
  'moves.chance': 'может быть случайностью',
  'moves.reworded': 'вопрос звучит иначе',
  'moves.hidden': 'Слишком мало ответов в одном из периодов: {places}.',
  'moves.why': 'Почему?',
  'moves.whyOf': 'Почему? {place}',

  'why.title': 'Почему изменилось? {place}',
  'why.whole': 'С {before} до {now}: {difference} ({interval}, 95%).',
  'why.arithmetic':
    'Это арифметика, а не причина: она различает, отвечали ли другие (состав) или те же почувствовали иначе (оценки).',
  'why.hidden': 'В одном из периодов слишком мало ответов.',
  'why.alike': 'Ничто не различает эти ответы, поэтому всё изменение — в оценках.',
  'why.parts':
    'По признаку «{dimension}»: {mix}, потому что отвечали другие (состав); {rate}, потому что ответы изменились (оценки: {interval}, 95%).',
  'why.reversed':
    'Осторожно: внутри частей ответы пошли в другую сторону ({rate}), чем целое ({difference}). Целое изменилось, потому что отвечали другие (парадокс Симпсона).',
  'why.dim.touchpoint': 'точка контакта',
  'why.dim.instrument': 'шкала вопроса',
  'why.dim.channel': 'канал',
  'why.dim.segment': 'сегмент',
  'why.dim.persona': 'персона',
  'why.by': 'По признаку «{dimension}»',
  'why.part': 'Часть',
  'why.share': 'Доля ответов',
  'why.sentiment': 'Настроение',
  'why.mix': 'Состав',
  'why.rate': 'Оценки',
  'why.new': 'новое',
  'why.gone': 'больше нет',
}
