import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'planned.title': 'По плану – Wayfelt',
  'planned.none': 'В эти дни не было посылок, чтобы сверить их с планом.',
  'planned.none.text': '{range}. Посылки приходят через подключение и считаются в течение часа.',
  'planned.few': 'Слишком мало посылок, чтобы сверить их с планом',
  'planned.few.text':
    'Нужно {least} с обещанным днём, которые пришли или чей день прошёл; есть {n}. Ещё в пути: {open}. Без плана: {none}. {range}',
  'planned.head': 'Полностью по плану: {share} посылок',
  'planned.lead':
    '{range}: {x} из {of}, 95-процентный интервал: {interval}. Ещё в пути: {open}. Без плана: {none}.',
  'planned.unlooked':
    'Посылки, которые сосчитаны раньше и ещё не сверены: {n}. Здесь их нет ни в одном числе.',
  'planned.table': 'План и действительность по перевозчикам',
  'planned.summary':
    'План посылки: о ней сообщено, и она вручена до конца дня, который обещали первым. С отклонением значит поздно или с проблемой, не пришла значит, что день прошёл, а посылки нет. Посылок в пути нет ни в одной доле.',
  'planned.carrier': 'Перевозчик',
  'planned.all': 'Все перевозчики',
  'planned.whole': 'Полностью по плану',
  'planned.completed': 'Вручение: выполнено',
  'planned.failing': 'Вручение: с отклонением',
  'planned.missing': 'Вручение: не пришла',
  'planned.told': 'Сообщение: вовремя',
  'planned.toldLate': 'Сообщение: поздно',
  'planned.open': 'Ещё в пути',
  'planned.noPlan': 'Без плана',
  'planned.tooFew': 'слишком мало',
  'planned.file': 'plan-i-dejstvitelnost-{from}-{to}',
  'planned.adhoc': 'Чего никто не планировал (ad hoc)',
  'planned.adhoc.summary':
    'Посылки с планом, у которых был такой шаг, в том числе в пути. У одной посылки их может быть несколько.',
  'planned.adhoc.none': 'Ни у одной посылки с планом не было шага, которого никто не планировал.',
  'planned.kind': 'Шаг',
  'planned.exception': 'Сбой без названной причины',
  'planned.adhoc.file': 'ad-hoc-{from}-{to}',
  'planned.feeling': 'Что при этом чувствовали',
  'planned.feeling.sure':
    'Настроение при посылках по плану минус настроение при остальных: {points} п. ({interval}). Одно идёт рядом с другим; что одно вызывает другое, этим не показано.',
  'planned.feeling.open':
    'Настроение при посылках по плану и при остальных не отличается наверняка: {points} п. ({interval}). И в любом случае это шло бы лишь рядом.',
  'planned.feeling.few':
    'Слишком мало ответов для сравнения: нужно пять о посылках по плану, пять об остальных, и не все одинаковые.',
  'planned.feeling.as': 'По плану',
  'planned.feeling.not': 'Иначе',
  'planned.feeling.gap': 'Разница',
  'planned.feeling.n': '{mean} (n {n})',
  'planned.feeling.file': 'plan-nastroenie-{from}-{to}',
  'planned.numbers': 'Покажите числа',
  'planned.numbers.closed': 'посылки {parcels} − без плана {none} − в пути {open} = {n}',
  'planned.numbers.share': 'полностью по плану {x} / {n} = {share}; Уилсон, 95 %: {interval}',
  'planned.numbers.steps':
    'вручение: выполнено {completed} + с отклонением {failing} + не пришла {missing} = {n}',
  'planned.numbers.told':
    'сообщение: вовремя {completed} + поздно {failing} = {n}, в том числе в пути',
  'planned.numbers.feeling':
    'среднее по плану {a} (n {an}) − среднее остальных {b} (n {bn}) = {points}; Уэлч, 95 %: {interval}',
}
