import type { kinds as english } from '#dashboard/kit/i18n/en/kinds.ts'
import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'

export const kinds: Slavic<typeof english> = {
  'kind.csat': 'CSAT',
  'kind.emotion': 'Эмоция',
  'kind.pain_point': 'Болевая точка',
  'kind.nps': 'NPS',
  'kind.ces': 'Усилие (CES)',
  'kind.expectation': 'Ожидание',
  'kind.arrived': 'Дошла ли?',
  'kind.text': 'Комментарий',
  'kind.mixed': 'Разные шкалы',
  'channel.web': 'Сайт',
  'channel.app': 'Приложение',
  'channel.email': 'Эл. почта',
  'channel.sms': 'SMS',
  'channel.chat': 'Чат',
  'channel.social': 'Соцсети',
  'channel.ads': 'Реклама',
  'channel.store': 'Магазин',
  'channel.phone': 'Телефон',
  'channel.courier': 'Курьер',
  'channel.locker': 'Постамат',
  'channel.print': 'Печать',
  'channel.tv': 'Телевидение',
  'channel.word_of_mouth': 'Рекомендация знакомых',
}
