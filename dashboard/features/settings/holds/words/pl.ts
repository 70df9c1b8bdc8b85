import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'holds.live': {
    one: 'Wstrzymana jest {n} odpowiedź: nie liczy się w żadnym wyniku.',
    few: 'Wstrzymane są {n} odpowiedzi: nie liczą się w żadnym wyniku.',
    many: 'Wstrzymanych jest {n} odpowiedzi: nie liczą się w żadnym wyniku.',
    other: 'Wstrzymanych jest {n} odpowiedzi: nie liczą się w żadnym wyniku.',
  },
  'holds.none': 'Żadna odpowiedź nie jest wstrzymana: liczą się wszystkie.',
  'holds.lead':
    'Wstrzymane odpowiedzi pozostają zapisane, ale nigdzie się nie liczą. Każde wstrzymanie można cofnąć i ponowić, a dziennik zmian mówi, kto to zrobił.',
  'holds.empty':
    'Strona ścieżki mówi, gdy odpowiedzi z jednego źródła odbiegają od reszty; tam można je wstrzymać.',
  'holds.caption': 'Wstrzymania, od najnowszych',
  'holds.what': 'Co wstrzymano',
  'holds.who': 'Kto',
  'holds.when': 'Kiedy',
  'holds.answers': 'Odpowiedzi',
  'holds.state': 'Stan',
  'holds.source': 'Źródło {source}',
  'holds.span': 'Wszystko z pewnego czasu',
  'holds.selection': {
    one: '{n} wybrana odpowiedź',
    few: '{n} wybrane odpowiedzi',
    many: '{n} wybranych odpowiedzi',
    other: '{n} wybranej odpowiedzi',
  },
  'holds.budget': 'Powyżej limitu dnia',
  'holds.at': 'punkt styku: {touchpoint}',
  'holds.everywhere': 'wszystkie punkty styku',
  'holds.events': {
    one: 'i {n} zdarzenie',
    few: 'i {n} zdarzenia',
    many: 'i {n} zdarzeń',
    other: 'i {n} zdarzenia',
  },
  'holds.by.system': 'Wayfelt',
  'holds.by.key': 'klucz „{name}”',
  'holds.by.unknown': 'nie wiadomo',
  'holds.held': 'wstrzymane',
  'holds.released': 'liczą się znowu od {day}',
  'holds.release': 'Zwolnij',
  'holds.release.named': 'Zwolnij: {what}',
  'holds.again': 'Wstrzymaj znowu',
  'holds.again.named': 'Wstrzymaj znowu: {what}',
  'holds.done.released': {
    one: '{n} odpowiedź znowu się liczy.',
    few: '{n} odpowiedzi znowu się liczą.',
    many: '{n} odpowiedzi znowu się liczy.',
    other: '{n} odpowiedzi znowu się liczy.',
  },
  'holds.done.held': {
    one: '{n} odpowiedź jest znowu wstrzymana.',
    few: '{n} odpowiedzi są znowu wstrzymane.',
    many: '{n} odpowiedzi jest znowu wstrzymanych.',
    other: '{n} odpowiedzi jest znowu wstrzymane.',
  },
  'holds.own.title': 'Kiedy Wayfelt wstrzymuje sam',
  'holds.own':
    'W dniu, w którym przychodzi dużo więcej, niż dostaje taki sklep, to, co przekracza limit dnia, zapisujemy i wstrzymujemy: zalew nie zmienia żadnego wyniku i żadna odpowiedź nie ginie. Zwolnij je tutaj, gdy wiesz, że są prawdziwe.',
  'holds.own.limit': 'Ustaw, ile może przysłać jeden adres',
}
