import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'plan.title': 'По плану – Wayfelt',
  'plan.none': 'В эти дни не было посылок, чтобы сверить их с планом.',
  'plan.none.text': '{range}. Посылки приходят через подключение и считаются в течение часа.',
  'plan.few': 'Слишком мало посылок, чтобы сверить их с планом',
  'plan.few.text':
    'Нужно {least} с обещанным днём, которые пришли или чей день прошёл; есть {n}. Ещё в пути: {open}. Без плана: {none}. {range}',
  'plan.head': 'Полностью по плану: {share} посылок',
  'plan.lead':
    '{x} из {of}, 95-процентный интервал: {interval}. Ещё в пути: {open}. Без плана: {none}. {range}',
  'plan.unlooked':
    'Посылки, которые сосчитаны раньше и ещё не сверены: {n}. Здесь их нет ни в одном числе.',
  'plan.table': 'План и действительность по перевозчикам',
  'plan.summary':
    'План посылки: о ней сообщено, и она вручена до конца дня, который обещали первым. С отклонением значит поздно или с проблемой, не пришла значит, что день прошёл, а посылки нет. Посылок в пути нет ни в одной доле.',
  'plan.carrier': 'Перевозчик',
  'plan.all': 'Все перевозчики',
  'plan.whole': 'Полностью по плану',
  'plan.completed': 'Вручение: выполнено',
  'plan.failing': 'Вручение: с отклонением',
  'plan.missing': 'Вручение: не пришла',
  'plan.told': 'Сообщение: вовремя',
  'plan.toldLate': 'Сообщение: поздно',
  'plan.open': 'Ещё в пути',
  'plan.noPlan': 'Без плана',
  'plan.tooFew': 'слишком мало',
  'plan.file': 'plan-i-dejstvitelnost-{from}-{to}',
  'plan.adhoc': 'Чего никто не планировал (ad hoc)',
  'plan.adhoc.summary':
    'Посылки с планом, у которых был такой шаг, в том числе в пути. У одной посылки их может быть несколько.',
  'plan.adhoc.none': 'Ни у одной посылки с планом не было шага, которого никто не планировал.',
  'plan.kind': 'Шаг',
  'plan.exception': 'Сбой без названной причины',
  'plan.adhoc.file': 'ad-hoc-{from}-{to}',
  'plan.feeling': 'Что при этом чувствовали',
  'plan.feeling.sure':
    'Настроение при посылках по плану минус настроение при остальных: {points} п. ({interval}). Одно идёт рядом с другим; что одно вызывает другое, этим не показано.',
  'plan.feeling.open':
    'Настроение при посылках по плану и при остальных не отличается наверняка: {points} п. ({interval}). И в любом случае это шло бы лишь рядом.',
  'plan.feeling.few':
    'Слишком мало ответов для сравнения: нужно пять о посылках по плану, пять об остальных, и не все одинаковые.',
  'plan.feeling.as': 'По плану',
  'plan.feeling.not': 'Иначе',
  'plan.feeling.gap': 'Разница',
  'plan.feeling.n': '{mean} (n {n})',
  'plan.feeling.file': 'plan-nastroenie-{from}-{to}',
  'plan.numbers': 'Покажите числа',
  'plan.numbers.closed': 'посылки {parcels} − без плана {none} − в пути {open} = {n}',
  'plan.numbers.share': 'полностью по плану {x} / {n} = {share}; Уилсон, 95 %: {interval}',
  'plan.numbers.steps':
    'вручение: выполнено {completed} + с отклонением {failing} + не пришла {missing} = {n}',
  'plan.numbers.told':
    'сообщение: вовремя {completed} + поздно {failing} = {n}, в том числе в пути',
  'plan.numbers.feeling':
    'среднее по плану {a} (n {an}) − среднее остальных {b} (n {bn}) = {points}; Уэлч, 95 %: {interval}',
}
