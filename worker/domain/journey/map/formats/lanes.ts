import { CHANNELS, type Channel } from '#contract/words.ts'

/** Languages that a grid may be written in. */
export type GridLanguage = 'en' | 'pl' | 'ru'

/** The lanes of a grid, in the order in which they are written. */
export const LANES = [
  'frameDays',
  'assumed',
  'needs',
  'touchpoints',
  'channels',
  'actions',
  'barriers',
  'solutions',
  'owner',
  'reviewOn',
] as const
export type Lane = (typeof LANES)[number]

/** What a lane is called; the first name is the one that is written. */
const LANE_NAMES: Record<Lane, Record<GridLanguage, string[]>> = {
  frameDays: {
    en: ['Time frame, days', 'Time frame', 'Time frame in days', 'Duration', 'Days'],
    pl: ['Ramy czasowe, dni', 'Ramy czasowe', 'Ramy czasowe w dniach', 'Czas', 'Dni'],
    ru: ['Временные рамки, дни', 'Временные рамки', 'Срок', 'Срок в днях', 'Дни'],
  },
  assumed: {
    en: ['Assumed sentiment', 'Assumed', 'Assumed, −100 to 100', 'Sentiment', 'Emotions'],
    pl: ['Założone odczucie', 'Założone', 'Założenie', 'Odczucie', 'Emocje'],
    ru: ['Предполагаемое отношение', 'Предположение', 'Предполагаемое', 'Эмоции'],
  },
  needs: {
    en: ['Needs', 'Need', 'Expectations', 'Needs and Expectations'],
    pl: ['Potrzeby', 'Potrzeba', 'Oczekiwania', 'Oczekiwania i potrzeby'],
    ru: ['Потребности', 'Потребность', 'Ожидания', 'Ожидания и потребности'],
  },
  touchpoints: {
    en: ['Touchpoints', 'Touchpoint', 'Touch points'],
    pl: ['Punkty styku', 'Punkt styku', 'Punkty kontaktu'],
    ru: ['Точки контакта', 'Точка контакта', 'Точки касания'],
  },
  channels: {
    en: ['Channels', 'Channel'],
    pl: ['Kanały', 'Kanał'],
    ru: ['Каналы', 'Канал'],
  },
  actions: {
    en: ['Wanted action', 'Wanted actions', 'Desired actions', 'Desired action'],
    pl: ['Pożądane działanie', 'Pożądane działania'],
    ru: ['Желаемое действие', 'Желаемые действия', 'Целевое действие', 'Целевые действия'],
  },
  barriers: {
    en: ['Barriers', 'Barrier', 'Pain points', 'Pains'],
    pl: ['Bariery', 'Bariera', 'Problemy'],
    ru: ['Барьеры', 'Барьер', 'Боли', 'Проблемы'],
  },
  solutions: {
    en: ['Solutions', 'Solution', 'Improvements'],
    pl: ['Rozwiązania', 'Rozwiązanie', 'Usprawnienia'],
    ru: ['Решения', 'Решение', 'Улучшения'],
  },
  owner: {
    en: ['Owner', 'Responsible'],
    pl: ['Opiekun', 'Właściciel', 'Odpowiedzialny'],
    ru: ['Ответственный', 'Владелец'],
  },
  reviewOn: {
    en: ['Review', 'Review on', 'Next review'],
    pl: ['Przegląd', 'Data przeglądu'],
    ru: ['Пересмотр', 'Проверка', 'Дата проверки'],
  },
}

/** What stands in the corner of a grid when it does not name the journey. */
const CORNER_WORDS = new Set(['stage', 'stages', 'lane', 'etap', 'etapy', 'этап', 'этапы'])

const CHANNEL_NAMES: Record<Channel, Record<GridLanguage, string>> = {
  web: { en: 'Web', pl: 'Strona WWW', ru: 'Сайт' },
  app: { en: 'App', pl: 'Aplikacja', ru: 'Приложение' },
  email: { en: 'E-mail', pl: 'E-mail', ru: 'Эл. почта' },
  sms: { en: 'SMS', pl: 'SMS', ru: 'SMS' },
  chat: { en: 'Chat', pl: 'Czat', ru: 'Чат' },
  social: { en: 'Social media', pl: 'Media społecznościowe', ru: 'Соцсети' },
  ads: { en: 'Ads', pl: 'Reklamy', ru: 'Реклама' },
  store: { en: 'Store', pl: 'Sklep stacjonarny', ru: 'Розничный магазин' },
  phone: { en: 'Phone', pl: 'Telefon', ru: 'Телефон' },
  courier: { en: 'Courier', pl: 'Kurier', ru: 'Курьер' },
  locker: { en: 'Parcel locker', pl: 'Automat paczkowy', ru: 'Постамат' },
  print: { en: 'Print', pl: 'Materiały drukowane', ru: 'Печатные материалы' },
  tv: { en: 'TV', pl: 'Telewizja', ru: 'Телевидение' },
  word_of_mouth: { en: 'Word of mouth', pl: 'Polecenie znajomych', ru: 'Рекомендация знакомых' },
}

/** One spelling of a name: NFC, small letters, single spaces, no colon at its end. */
export function folded(name: string): string {
  const plain = name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  return plain.replace(/ ?:$/, '')
}

const LANE_BY_NAME = new Map(
  LANES.flatMap((lane) =>
    Object.values(LANE_NAMES[lane]).flatMap((names) =>
      names.map((name) => [folded(name), lane] as const),
    ),
  ),
)

const CHANNEL_BY_NAME = new Map(
  CHANNELS.flatMap((channel) =>
    [channel, ...Object.values(CHANNEL_NAMES[channel])].map(
      (name) => [folded(name), channel] as const,
    ),
  ),
)

/** The lane of that name in any of the languages, however it is spelt. */
export function laneOf(name: string): Lane | undefined {
  return LANE_BY_NAME.get(folded(name))
}

/** What a lane is called in a language. */
export function laneName(lane: Lane, language: GridLanguage): string {
  return LANE_NAMES[lane][language][0] ?? lane
}

/** The channel of that name in any of the languages, or by its word in the API. */
export function channelOf(name: string): Channel | undefined {
  return CHANNEL_BY_NAME.get(folded(name))
}

/** What a channel is called in a language. */
export function channelName(channel: Channel, language: GridLanguage): string {
  return CHANNEL_NAMES[channel][language]
}

/** Whether the text in a grid's corner says what its sides are, instead of naming the journey. */
export function isCornerWord(text: string): boolean {
  return CORNER_WORDS.has(folded(text))
}
