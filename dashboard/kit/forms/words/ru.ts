import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'error.email': 'Введите адрес, например anna@shop.example.',

  'form.save': 'Сохранить изменения',
  'form.saving': 'Сохранение…',
  'form.saved': 'Сохранено',
  'form.unsaved': 'Пока не сохранено',
  'form.discard': 'Отменить',
  'form.invalid': 'Не сохранено: исправьте отмеченные поля.',
  'form.failed': 'Не сохранено. {reason}',
  'form.required': 'Заполните это поле.',
  'form.tooLong': {
    one: 'Не больше {n} знака.',
    few: 'Не больше {n} знаков.',
    many: 'Не больше {n} знаков.',
    other: 'Не больше {n} знака.',
  },
  'form.tooMany': {
    one: 'Не больше {n} записи.',
    few: 'Не больше {n} записей.',
    many: 'Не больше {n} записей.',
    other: 'Не больше {n} записи.',
  },
  'form.range': 'Целое число от {low} до {high}.',
  'form.line': 'Строка {n}: {reason}',

  'leave.title': 'Уйти без сохранения?',
  'leave.text': 'Изменения на этой странице ещё не сохранены.',
  'leave.go': 'Уйти без сохранения',
  'leave.stay': 'Остаться здесь',
  'confirm.cancel': 'Отмена',
  'confirm.type': 'Чтобы продолжить, введите «{name}»',
  'secret.once': 'Это показывается только один раз. Скопируйте сейчас и храните в надёжном месте.',
  'secret.done': 'Готово',

  'site.timezone': 'Часовой пояс',
  'newSite.timezone.hint': 'По нему считаются дни. Потом изменить его нельзя.',
}
