import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'site.live': {
    one: '{name} принимает ответы с {n} адреса.',
    few: '{name} принимает ответы с {n} адресов.',
    many: '{name} принимает ответы с {n} адресов.',
    other: '{name} принимает ответы с {n} адреса.',
  },
  'site.noOrigin': '{name} пока не принимает ответы ни с одной страницы: адреса не указаны.',
  'site.paused': '{name} на паузе: вопросов не задаёт и ответов не принимает.',
  'site.name.hint': 'Его видит команда, но не покупатели.',
  'site.pause.hint': 'На паузе магазин не задаёт вопросов и не принимает ответов.',
  'site.cooldown.hint':
    'Столько времени после одного вопроса посетителю не задают других. 0 — без перерыва.',
  'site.days': { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
  'site.timezone.hint': 'Изменить нельзя: по нему посчитаны все дни истории.',
  'site.segments.hint':
    'По одному в строке, например b2b. К какому относится посетитель, сообщает страница магазина.',
  'site.personas.hint':
    'Страница магазина присылает идентификатор. В ответах убранная персона остаётся, но в фильтрах её больше нет.',
  'site.persona.name': 'Имя персоны',
  'site.persona.id': 'Идентификатор',
  'site.persona.add': 'Добавить персону',
  'site.persona.remove': 'Убрать: {name}',
  'site.persona.noName': 'У персоны должно быть имя.',
  'site.persona.twice': 'У двух персон один идентификатор: «{id}».',
}
