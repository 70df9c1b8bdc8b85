import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of opportunities: which segment is failed where, and what is worth doing first. */
export const words: Slavic<typeof english> = {
  'segments.none': 'Żadna odpowiedź z tych dni nie pochodzi ze znanego segmentu.',
  'segments.none.lead':
    'Segmenty biorą się z reguł mapy, z tego, co strona sklepu mówi o odwiedzającym, albo z importu.',
  'segments.head':
    '{touchpoint} zawodzi segment {segment}: o {points} gorzej niż reszta w tym miejscu.',
  'segments.headNone':
    'Żaden punkt styku nie zawodzi na pewno jednego segmentu bardziej niż innych.',
  'segments.lead': {
    one: '{n} odpowiedź na pytanie {kind} w tych dniach; segment nieznany: {unknown}, ta wlicza się do reszty.',
    few: '{n} odpowiedzi na pytanie {kind} w tych dniach; segment nieznany: {unknown}, te wliczają się do reszty.',
    many: '{n} odpowiedzi na pytanie {kind} w tych dniach; segment nieznany: {unknown}, te wliczają się do reszty.',
    other:
      '{n} odpowiedzi na pytanie {kind} w tych dniach; segment nieznany: {unknown}, te wliczają się do reszty.',
  },
  'segments.title': 'Co czuje każdy segment i co komu powiedzieć',
  'segments.summary':
    'Każdy segment obok wszystkich innych w tych samych punktach styku, z wagą jego własnych odpowiedzi. Chodzi o grupy, nigdy o pojedynczych klientów.',
  'segments.answers': {
    one: '{n} odpowiedź',
    few: '{n} odpowiedzi',
    many: '{n} odpowiedzi',
    other: '{n} odpowiedzi',
  },
  'segments.segment': 'Segment',
  'segments.within': 'Wobec innych w tych samych punktach styku',
  'segments.crude': '{points}, gdy liczyć wszystko razem',
  'segments.reversed': 'razem wychodzi odwrotnie: segmenty odpowiadają w innych miejscach',
  'segments.hurts': 'Boli',
  'segments.delights': 'Cieszy',
  'segments.names': 'Częściej wskazuje',
  'segments.nothing': 'nic na pewno',
  'segments.times': '{pain}, {times}×',
  'segments.newTo': '{pain}, tylko tutaj',

  'fails.title': 'Segmenty w każdym punkcie styku',
  'fails.summary': {
    one: 'Potrzeba 20 odpowiedzi segmentu i 20 pozostałych; pominięto {n} parę, która ma ich mniej. q liczy się po wszystkich parach; ważne jest pięć punktów lub więcej.',
    few: 'Potrzeba 20 odpowiedzi segmentu i 20 pozostałych; pominięto {n} pary, które mają ich mniej. q liczy się po wszystkich parach; ważne jest pięć punktów lub więcej.',
    many: 'Potrzeba 20 odpowiedzi segmentu i 20 pozostałych; pominięto {n} par, które mają ich mniej. q liczy się po wszystkich parach; ważne jest pięć punktów lub więcej.',
    other:
      'Potrzeba 20 odpowiedzi segmentu i 20 pozostałych; pominięto {n} pary, które mają ich mniej. q liczy się po wszystkich parach; ważne jest pięć punktów lub więcej.',
  },
  'fails.none': 'Żaden segment nie ma 20 odpowiedzi w punkcie styku, w którym inni też mają 20.',
  'fails.difference': 'Segment − pozostali',
  'fails.own': 'Segment',
  'fails.others': 'Pozostali',
  'fails.chance': 'może to przypadek',

  'named.title': 'Bolączki, które segment wskazuje częściej',
  'named.summary': {
    one: 'Zaznaczone lub opisane, wobec tego, co inni wskazują w tych samych punktach styku (kluczowość G², iloraz Mantela–Haenszela). Sprawdzono {n} odpowiedź, pełnymi tygodniami: {range}.',
    few: 'Zaznaczone lub opisane, wobec tego, co inni wskazują w tych samych punktach styku (kluczowość G², iloraz Mantela–Haenszela). Sprawdzono {n} odpowiedzi, pełnymi tygodniami: {range}.',
    many: 'Zaznaczone lub opisane, wobec tego, co inni wskazują w tych samych punktach styku (kluczowość G², iloraz Mantela–Haenszela). Sprawdzono {n} odpowiedzi, pełnymi tygodniami: {range}.',
    other:
      'Zaznaczone lub opisane, wobec tego, co inni wskazują w tych samych punktach styku (kluczowość G², iloraz Mantela–Haenszela). Sprawdzono {n} odpowiedzi, pełnymi tygodniami: {range}.',
  },
  'named.none': 'Żaden segment nie wskazuje niczego częściej niż inni.',
  'named.times': 'Ile razy częściej',
  'named.expected': '{expected}, gdyby wskazywał tak często jak wszyscy',
}
