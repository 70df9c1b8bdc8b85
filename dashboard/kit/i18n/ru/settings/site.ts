import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'
import type { site as english } from '#dashboard/kit/i18n/en/settings/site.ts'

export const site: Slavic<typeof english> = {
  'site.live': {
    one: '{name} принимает ответы с {n} адреса.',
    few: '{name} принимает ответы с {n} адресов.',
    many: '{name} принимает ответы с {n} адресов.',
    other: '{name} принимает ответы с {n} адреса.',
  },
  'site.noOrigin': '{name} пока не принимает ответы ни с одной страницы: адреса не указаны.',
  'site.paused': '{name} на паузе: вопросов не задаёт и ответов не принимает.',
  'site.name': 'Название',
  'site.name.hint': 'Его видит команда, но не покупатели.',
  'site.pause': 'Пауза',
  'site.pause.hint': 'На паузе магазин не задаёт вопросов и не принимает ответов.',
  'site.origins': 'Адреса',
  'site.origins.hint':
    'По одному в строке, например https://shop.example. Присылать ответы могут только страницы с этих адресов.',
  'site.origins.bad': '«{text}» — не адрес сайта. Пишите так: https://shop.example, без пути.',
  'site.cooldown': 'Перерыв',
  'site.cooldown.hint':
    'Столько времени после одного вопроса посетителю не задают других. 0 — без перерыва.',
  'site.days': { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
  'site.language': 'Язык',
  'site.language.hint': 'На нём задаётся вопрос, если на языке посетителя его нет.',
  'site.timezone': 'Часовой пояс',
  'site.timezone.hint': 'Изменить нельзя: по нему посчитаны все дни истории.',
  'site.segments': 'Сегменты',
  'site.segments.hint':
    'По одному в строке, например b2b. К какому относится посетитель, сообщает страница магазина.',
  'site.personas': 'Персоны',
  'site.personas.hint':
    'Страница магазина присылает идентификатор. В ответах убранная персона остаётся, но в фильтрах её больше нет.',
  'site.persona.name': 'Имя персоны',
  'site.persona.id': 'Идентификатор',
  'site.persona.add': 'Добавить персону',
  'site.persona.remove': 'Убрать: {name}',
  'site.persona.noName': 'У персоны должно быть имя.',
  'site.persona.twice': 'У двух персон один идентификатор: «{id}».',

  'newSite.title': 'Новый магазин',
  'newSite.lead':
    'У каждого магазина свои пути, люди, ключи и ответы. Владельцем нового будете вы.',
  'newSite.name.hint': 'Так магазин будет называть ваша команда.',
  'newSite.timezone.hint': 'По нему считаются дни. Потом изменить его нельзя.',
  'newSite.make': 'Создать магазин',
}
