import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'kind.csat': 'CSAT',
  'kind.emotion': 'Emocje',
  'kind.pain_point': 'Bolączka',
  'kind.nps': 'NPS',
  'kind.ces': 'Wysiłek (CES)',
  'kind.expectation': 'Oczekiwania',
  'kind.arrived': 'Czy dotarła?',
  'kind.text': 'Komentarz',
  'kind.source': 'Źródło',
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
  'channel.print': 'Materiały drukowane',
  'channel.tv': 'Telewizja',
  'channel.word_of_mouth': 'Polecenie znajomych',
  'face.1': 'bardzo źle',
  'face.2': 'źle',
  'face.3': 'tak sobie',
  'face.4': 'dobrze',
  'face.5': 'bardzo dobrze',
  'expectation.1': 'poniżej oczekiwań',
  'expectation.2': 'zgodnie z oczekiwaniami',
  'expectation.3': 'powyżej oczekiwań',
  'arrived.0': 'nie',
  'arrived.1': 'tak',
  'effort.easy': 'łatwo',
  'effort.hard': 'trudno',
  'share.promoters': 'promotorzy',
  'share.passives': 'neutralni',
  'share.detractors': 'krytycy',
  'method.csat':
    'CSAT: oceny od 1 do 5 to −100, −50, 0, +50, +100. Obok podajemy CSAT, czyli udział dwóch najlepszych ocen, z przedziałem Wilsona.',
  'method.emotion':
    'Emocje: pięć buziek to −100, −50, 0, +50, +100. Obok podajemy udział zadowolonych buziek, z przedziałem Wilsona.',
  'method.nps':
    'NPS: promotorzy (9–10) liczą się jako +100, neutralni (7–8) jako 0, krytycy (0–6) jako −100. Punkt krzywej to więc sam NPS, z poprawionym przedziałem Walda.',
  'method.ces':
    'CES: odwracamy tak, żeby „łatwo” było zawsze u góry, niezależnie od brzmienia pytania, i przenosimy na tę samą skalę. Obok podajemy udział odpowiedzi po łatwej stronie, z przedziałem Wilsona.',
  'method.expectation':
    'Oczekiwania: gorzej −100, zgodnie 0, lepiej +100; przedział to poprawiony przedział Walda.',
  'method.arrived':
    'Czy dotarła: nie −100, tak +100. Obok podajemy udział paczek, które dotarły, z przedziałem Wilsona.',
}
