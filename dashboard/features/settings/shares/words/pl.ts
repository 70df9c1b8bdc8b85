import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'shares.lead':
    'Link pokazuje wybrane ścieżki osobom bez konta. Mogą patrzeć, ale niczego nie zmienią.',
  'shares.live': {
    one: '{n} aktywny link',
    few: '{n} aktywne linki',
    many: '{n} aktywnych linków',
    other: '{n} aktywnego linku',
  },
  'shares.none': 'Brak aktywnych linków.',
  'shares.live.caption': 'Kto ma taki link, może patrzeć.',
  'shares.over.caption': 'Kto otworzy taki link, dowie się, że już nie działa.',
  'nothing.begin': 'Zacznij',
  'shares.new': 'Nowy link',
  'shares.name': 'Nazwa',
  'shares.name.hint': 'Dla kogo jest, np. „Agencja” albo „Zarząd”. Oni też ją zobaczą.',
  'shares.journeys': 'Ścieżki',
  'shares.journeys.none': 'Zaznacz co najmniej jedną.',
  'shares.comments': 'Pokazuj, co ludzie napisali',
  'shares.comments.hint':
    'Domyślnie wyłączone: klienci podają nazwiska, adresy i numery zamówień, a link łatwo przekazać dalej.',
  'shares.make': 'Utwórz link',
  'shares.link': 'Link „{name}”',
  'shares.link.hint':
    'Kto ma cały link, może patrzeć, dopóki link nie wygaśnie albo go nie unieważnisz.',
  'shares.shows': 'Pokazuje',
  'shares.made': 'Utworzono',
  'shares.state': 'Stan',
  'shares.until': 'działa do {day}',
  'shares.revoke.text': 'Link przestanie działać, także u osób, które właśnie przez niego patrzą.',
}
