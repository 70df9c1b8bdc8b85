import type { kinds as english } from '#dashboard/kit/i18n/en/kinds.ts'
import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'

export const kinds: Slavic<typeof english> = {
  'kind.csat': 'CSAT',
  'kind.emotion': 'Emocje',
  'kind.pain_point': 'Bolączka',
  'kind.nps': 'NPS',
  'kind.ces': 'Wysiłek (CES)',
  'kind.expectation': 'Oczekiwania',
  'kind.arrived': 'Czy dotarła?',
  'kind.text': 'Komentarz',
  'kind.mixed': 'Różne skale',
  'channel.web': 'Strona WWW',
  'channel.app': 'Aplikacja',
  'channel.email': 'E-mail',
  'channel.sms': 'SMS',
  'channel.chat': 'Czat',
  'channel.social': 'Media społecznościowe',
  'channel.ads': 'Reklamy',
  'channel.store': 'Sklep stacjonarny',
  'channel.phone': 'Telefon',
  'channel.courier': 'Kurier',
  'channel.locker': 'Automat paczkowy',
  'channel.print': 'Druk',
  'channel.tv': 'Telewizja',
  'channel.word_of_mouth': 'Polecenie znajomych',
}
