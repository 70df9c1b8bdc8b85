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
  'fails.noneSure': 'Niczego tu nie da się odróżnić od przypadku.',
  'fails.folded': {
    one: 'Jeszcze {n}, która może być przypadkiem',
    few: 'Jeszcze {n}, które mogą być przypadkiem',
    many: 'Jeszcze {n}, które mogą być przypadkiem',
    other: 'Jeszcze {n}, które mogą być przypadkiem',
  },

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

  'chances.noOutcome': 'Ta podróż nie pyta ani o NPS, ani o CSAT: nie ma czym ważyć punktów styku.',
  'chances.head':
    'Najpierw {touchpoint}: {segment} jest tam o {points} zadowoleńszy niż wszyscy razem.',
  'chances.headNone': 'Żaden punkt styku nie jest na pewno wart więcej niż inne.',
  'chances.lead':
    'Ważność mówi, jak mocno punkt styku idzie w parze z {kind}, różnica – o ile najlepszy segment jest powyżej wszystkich, zasięg – ilu tamtędy przechodzi. To współwystępowanie; nic tu nie mówi, że zamknięcie różnicy tyle przyniesie.',
  'chances.title': 'Szanse, od najpewniejszej',
  'chances.summary':
    'Ważność × różnica × zasięg, według dolnego końca przedziału, w którym może leżeć wynik (95%, bootstrap ze stałym ziarnem).',
  'chances.few':
    'Żaden punkt styku nie ma ważności odróżnialnej od przypadku i segmentu z 20 odpowiedziami obok 20 innych.',
  'chances.reach.reached':
    'Zasięg liczy, ile razy strona sklepu powiedziała, że ktoś dotarł do punktu styku.',
  'chances.reach.shown': 'Zasięg liczy, ile razy pytanie zobaczono.',
  'chances.reach.answered':
    'Zasięg liczy odpowiedzi: nic innego nie wiadomo o każdym punkcie styku.',
  'chances.ease': 'Nikt nie powiedział, jak łatwe jest każde z nich, więc to pominięto.',
  'chances.notTold': {
    one: 'Pominięto {n} punkt styku, którego ważności nie da się odróżnić od przypadku albo gdzie zadowoleni oceniają niżej.',
    few: 'Pominięto {n} punkty styku, których ważności nie da się odróżnić od przypadku albo gdzie zadowoleni oceniają niżej.',
    many: 'Pominięto {n} punktów styku, których ważności nie da się odróżnić od przypadku albo gdzie zadowoleni oceniają niżej.',
    other:
      'Pominięto {n} punktu styku, których ważności nie da się odróżnić od przypadku albo gdzie zadowoleni oceniają niżej.',
  },
  'chances.noSegment': {
    one: '{n} ważny punkt styku nie ma segmentu do porównania.',
    few: '{n} ważne punkty styku nie mają segmentu do porównania.',
    many: '{n} ważnych punktów styku nie ma segmentu do porównania.',
    other: '{n} ważnego punktu styku nie ma segmentu do porównania.',
  },
  'chances.gain': 'Zysk',
  'chances.importance': 'Ważność',
  'chances.gap': 'Najlepszy segment − wszyscy',
  'chances.best': '{segment} {best}, wszyscy {own}',
  'chances.people': 'Zasięg',
}
