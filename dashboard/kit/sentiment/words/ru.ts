import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'kind.csat': 'CSAT',
  'kind.emotion': 'Эмоция',
  'kind.pain_point': 'Болевая точка',
  'kind.nps': 'NPS',
  'kind.ces': 'Усилие (CES)',
  'kind.expectation': 'Ожидание',
  'kind.arrived': 'Доставлено?',
  'kind.text': 'Комментарий',
  'kind.source': 'Источник',
  'kind.mixed': 'Разные шкалы',
  'channel.web': 'Сайт',
  'channel.app': 'Приложение',
  'channel.email': 'Эл. почта',
  'channel.sms': 'SMS',
  'channel.chat': 'Чат',
  'channel.social': 'Соцсети',
  'channel.ads': 'Реклама',
  'channel.store': 'Розничный магазин',
  'channel.phone': 'Телефон',
  'channel.courier': 'Курьер',
  'channel.locker': 'Постамат',
  'channel.print': 'Печатные материалы',
  'channel.tv': 'Телевидение',
  'channel.word_of_mouth': 'Рекомендация знакомых',
  'face.1': 'очень плохо',
  'face.2': 'плохо',
  'face.3': 'так себе',
  'face.4': 'хорошо',
  'face.5': 'очень хорошо',
  'expectation.1': 'хуже, чем ожидали',
  'expectation.2': 'как ожидали',
  'expectation.3': 'лучше, чем ожидали',
  'arrived.0': 'нет',
  'arrived.1': 'да',
  'effort.easy': 'легко',
  'effort.hard': 'трудно',
  'share.promoters': 'сторонники',
  'share.passives': 'нейтральные',
  'share.detractors': 'критики',
  'method.csat':
    'CSAT: оценки от 1 до 5 становятся −100, −50, 0, +50, +100. Рядом стоит CSAT — доля двух лучших оценок с интервалом Уилсона.',
  'method.emotion':
    'Эмоция: пять лиц — −100, −50, 0, +50, +100. Рядом стоит доля довольных лиц с интервалом Уилсона.',
  'method.nps':
    'NPS: сторонники (9–10) считаются за +100, нейтральные (7–8) за 0, критики (0–6) за −100. Поэтому точка кривой — это сам NPS, с поправленным интервалом Вальда.',
  'method.ces':
    'CES: шкала повёрнута так, чтобы «легко» всегда было вверху, как бы ни звучал вопрос, и переведена на ту же шкалу. Рядом стоит доля ответов на лёгкой стороне с интервалом Уилсона.',
  'method.expectation':
    'Ожидание: хуже −100, как ожидали 0, лучше +100; интервал — поправленный интервал Вальда.',
  'method.arrived':
    'Дошла ли посылка: нет −100, да +100. Рядом стоит доля дошедших посылок с интервалом Уилсона.',
}
