import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of how far people get. */
export const words: Slavic<typeof english> = {
  'onward.none': 'W tych tygodniach żadna podróż nie ma odpowiedzi.',
  'onward.none.lead':
    'Jak daleko ludzie dochodzą, czyta się z odpowiedzi tej samej osoby lub zamówienia, po kolei.',
  'onward.head':
    'Najwięcej podróży kończy się na etapie {stage}: {share} nie ma późniejszej odpowiedzi.',
  'onward.headFew': 'Żaden etap nie ma dość zakończonych podróży, by powiedzieć, gdzie się kończą.',
  'onward.lead': {
    one: '{n} podróż z ostatnią odpowiedzią w tych tygodniach.',
    few: '{n} podróże z ostatnią odpowiedzią w tych tygodniach.',
    many: '{n} podróży z ostatnią odpowiedzią w tych tygodniach.',
    other: '{n} podróży z ostatnią odpowiedzią w tych tygodniach.',
  },
  'onward.caveat':
    'Podróż to odpowiedzi jednej osoby. Kto idzie dalej w milczeniu, wygląda jak ktoś, kto odszedł.',
  'onward.band.unhappy': 'Niezadowoleni',
  'onward.band.middling': 'Pośrodku',
  'onward.band.happy': 'Zadowoleni',
  'onward.funnel': 'Jak daleko dochodzą podróże',
  'onward.funnel.lead':
    'Wprost: z etapu na etap w kolejności mapy. W końcu: tutaj po pierwszym etapie, cokolwiek było pomiędzy. Zakończone: bez późniejszej odpowiedzi, a czas etapu minął; przedtem podróż jest otwarta, a od 80% czasu zagrożona.',
  'onward.longer': {
    one: 'Pominięto {n} podróż dłuższą niż osiem odpowiedzi.',
    few: 'Pominięto {n} podróże dłuższe niż osiem odpowiedzi.',
    many: 'Pominięto {n} podróży dłuższych niż osiem odpowiedzi.',
    other: 'Pominięto {n} podróży dłuższych niż osiem odpowiedzi.',
  },
  'onward.reached': 'Odpowiedziało tu',
  'onward.strict': 'Wprost',
  'onward.eventual': 'W końcu',
  'onward.advanced': 'Poszło dalej',
  'onward.dropped': 'Zakończone tutaj',
  'onward.frame': {
    one: 'po {n} dniu',
    few: 'po {n} dniach',
    many: 'po {n} dniach',
    other: 'po {n} dnia',
  },
  'onward.open': 'Nadal otwarte',
  'onward.risk': 'zagrożone: {n}',
  'onward.back': 'wróciło: {n}',
  'onward.completed': 'u celu: {n}',
  'onward.hidden': 'za mało',
  'onward.gone': 'Kto idzie dalej – według odczucia',
  'onward.gone.lead':
    'Ilu z tych, którzy odpowiedzieli w etapie, odpowiedziało w czasie okna w późniejszym – według pierwszej odpowiedzi. Kto jeszcze może pójść dalej, jest pominięty. Te liczby idą w parze; nie mówią, że jedno wynika z drugiego.',
  'onward.gone.none': 'Nikogo nie da się jeszcze prześledzić od oceny do późniejszego etapu.',
  'onward.window': {
    one: 'w ciągu {n} dnia',
    few: 'w ciągu {n} dni',
    many: 'w ciągu {n} dni',
    other: 'w ciągu {n} dnia',
  },
  'onward.difference': 'Zadowoleni − niezadowoleni',
  'onward.points': '{points} pkt',
  'onward.chance': 'może być przypadkiem (q {q})',
  'onward.sure': 'to nie przypadek (q {q})',
  'onward.waiting': {
    one: '{n} może jeszcze pójść dalej',
    few: '{n} mogą jeszcze pójść dalej',
    many: '{n} może jeszcze pójść dalej',
    other: '{n} może jeszcze pójść dalej',
  },
  'onward.actions':
    'Pożądane działania liczymy bez wiedzy, czyje są, więc nie da się ich zestawić z odczuciem jednej osoby.',
  'onward.visits': 'Kto wraca w kolejną podróż',
  'onward.visits.lead':
    'Według odczucia z ostatniej odpowiedzi podróży: jaka część zaczęła kolejną, po co najmniej 30 dniach (Kaplan–Meier). Kto jeszcze nie wrócił, liczy się tylko tak długo, jak był obserwowany; kogo znamy z jednego zamówienia, tego tu nie ma.',
  'onward.visits.none':
    'Nikogo nie da się prześledzić do kolejnej podróży: potrzebny ten sam respondent i trzydzieści dni.',
  'onward.back.felt': 'Koniec podróży',
  'onward.back.people': 'Podróże',
  'onward.back.came': {
    one: '{n} osoba wróciła',
    few: '{n} osoby wróciły',
    many: '{n} osób wróciło',
    other: '{n} osoby wróciło',
  },
  'onward.back.within': {
    one: 'W {n} dzień',
    few: 'W {n} dni',
    many: 'W {n} dni',
    other: 'W {n} dnia',
  },
  'onward.back.curve': 'Jeszcze nie wrócili',
  'onward.back.test': 'Zadowoleni i niezadowoleni, wszystkie dni (log-rank): χ² {x}, p {p}.',
  'onward.back.noTest': 'Za mało zadowolonych lub niezadowolonych, by porównać.',
  'onward.back.caveat':
    'Kto czyści przeglądarkę albo używa innej, wygląda jak ktoś, kto nie wraca. Te liczby idą w parze; nie mówią, że jedno wynika z drugiego.',
  'onward.orders': 'Kto zamawia ponownie',
  'onward.orders.lead': {
    one: 'Według ostatniej odpowiedzi o pierwszym zamówieniu klienta, w całym sklepie: jaka część złożyła potem kolejne (Kaplan–Meier). Wczytano {n} zamówienie, {when}.',
    few: 'Według ostatniej odpowiedzi o pierwszym zamówieniu klienta, w całym sklepie: jaka część złożyła potem kolejne (Kaplan–Meier). Wczytano {n} zamówienia, {when}.',
    many: 'Według ostatniej odpowiedzi o pierwszym zamówieniu klienta, w całym sklepie: jaka część złożyła potem kolejne (Kaplan–Meier). Wczytano {n} zamówień, {when}.',
    other:
      'Według ostatniej odpowiedzi o pierwszym zamówieniu klienta, w całym sklepie: jaka część złożyła potem kolejne (Kaplan–Meier). Wczytano {n} zamówienia, {when}.',
  },
  'onward.orders.caveat':
    'Nie ma tu klientów, o których zamówieniu nikt nie odpowiedział. Te liczby idą w parze; nie mówią, że jedno wynika z drugiego.',
  'onward.orders.never': 'Jeszcze nie policzono.',
  'onward.orders.count': 'Policz: Dostawa → Co im towarzyszy',
  'onward.orders.noOrders': 'Nie ma zamówień znanych klientów.',
  'onward.orders.none': 'Żadne zamówienie znanego klienta nie ma odpowiedzi.',
  'onward.gaps': 'Luki w wiedzy',
  'onward.gaps.lead': {
    one: '{n} z {of} punktów styku ma odpowiedzi w tych dniach; o pozostałych nic nie wiadomo.',
    few: '{n} z {of} punktów styku mają odpowiedzi w tych dniach; o pozostałych nic nie wiadomo.',
    many: '{n} z {of} punktów styku ma odpowiedzi w tych dniach; o pozostałych nic nie wiadomo.',
    other: '{n} z {of} punktów styku ma odpowiedzi w tych dniach; o pozostałych nic nie wiadomo.',
  },
  'onward.gaps.none': 'Każdy punkt styku ma odpowiedzi.',
  'onward.gaps.where': 'Gdzie',
  'onward.gaps.what': 'Czego brakuje',
  'onward.gaps.noTouchpoint': 'Luka: etap nie ma punktu styku',

  'keeping.title': 'Ile byłoby warte zatrzymanie niezadowolonych',
  'keeping.sum':
    'Gdyby niezadowoleni zamawiali ponownie tak często jak zadowoleni: {range} zamówień więcej.',
  'keeping.sumMargin': 'To {range} marży w Twojej walucie.',
  'keeping.none': 'Różnica może być przypadkiem, a wtedy nie ma nic.',
  'keeping.unknown': 'Jeszcze nie wiadomo: poniżej brakuje liczby.',
  'keeping.caveat':
    'Twoje liczby zostają w adresie tej strony. To, co zmierzono, idzie w parze; nic nie mówi, że to odczucie jest przyczyną, więc więcej oczekiwać nie można.',
  'keeping.field.margin': 'Marża z zamówienia',
  'keeping.field.winning': 'Koszt pozyskania klienta',
  'keeping.field.unhappy': 'Niezadowoleni klienci',
  'keeping.field.least': 'Zadowoleni zamawiają ponownie częściej, co najmniej o (%)',
  'keeping.field.most': 'i najwyżej o (%)',
  'keeping.hint.own': 'Twoja liczba: nic tu jej nie zna.',
  'keeping.hint.unhappy':
    'Zmierzone: podróże znanych osób z tych tygodni, które skończyły się niezadowoleniem.',
  'keeping.hint.gap': {
    one: 'Zmierzone: {difference} punktu w ciągu {n} dnia, wpisano przedział 95%, policzono {when}.',
    few: 'Zmierzone: {difference} punktu w ciągu {n} dni, wpisano przedział 95%, policzono {when}.',
    many: 'Zmierzone: {difference} punktu w ciągu {n} dni, wpisano przedział 95%, policzono {when}.',
    other:
      'Zmierzone: {difference} punktu w ciągu {n} dnia, wpisano przedział 95%, policzono {when}.',
  },
  'keeping.hint.noGap':
    'Nie wiadomo: policzono za mało zamówień zadowolonych i niezadowolonych klientów.',
  'keeping.noNumber': 'To nie liczba.',
  'keeping.notKnown': 'nie wiadomo',
  'keeping.result': 'Co',
  'keeping.range': 'Od – do',
  'keeping.arithmetic': 'Jak',
  'keeping.orders': 'Zamówień więcej',
  'keeping.margin': 'Ich marża',
  'keeping.winning': 'Pozyskanie tylu nowych klientów kosztuje',
  'keeping.each': 'Zatrzymanie jednego niezadowolonego może kosztować najwyżej',

  'barriers.title': 'Bariery: co wskazują ci, którzy nie idą dalej',
  'barriers.head':
    '{pain}, etap {stage}: wskazało to {share} tych, którzy tam zakończyli, a kto to wskazuje, kończy tam częściej niż inni w tych samych punktach styku ({points} pkt).',
  'barriers.noneSure':
    'Nic z tego, co wskazano, nie idzie w parze z końcem drogi bardziej niż przez przypadek.',
  'barriers.most':
    'Najczęściej wskazują to ci, którzy tam zakończyli: {pain}, etap {stage}, {share} ({n} z {of}).',
  'barriers.lead':
    'Spośród podróży, które mogły to wskazać: z odpowiedzią w punkcie styku, gdzie można to zaznaczyć albo już ktoś to wskazał, i bez zadowolenia. Podróży otwartych i tych, które zawróciły, nie ma w żadnym udziale. Są tu tylko osoby, które dało się jeszcze zapytać; kto odszedł wcześniej, tego nie ma. Jedno idzie w parze z drugim; nic tu nie mówi, że to kogoś zatrzymało.',
  'barriers.untold': {
    one: 'O {n} kolejnej nic nie wiadomo: zakończonych podróży jest mniej niż {least}.',
    few: 'O {n} kolejnych nic nie wiadomo: zakończonych podróży jest mniej niż {least}.',
    many: 'O {n} kolejnych nic nie wiadomo: zakończonych podróży jest mniej niż {least}.',
    other: 'O {n} kolejnych nic nie wiadomo: zakończonych podróży jest mniej niż {least}.',
  },
  'barriers.none': {
    one: 'Za mało: barierę podajemy od {n} zakończonej podróży osób, które mogły ją wskazać.',
    few: 'Za mało: barierę podajemy od {n} zakończonych podróży osób, które mogły ją wskazać.',
    many: 'Za mało: barierę podajemy od {n} zakończonych podróży osób, które mogły ją wskazać.',
    other: 'Za mało: barierę podajemy od {n} zakończonych podróży osób, które mogły ją wskazać.',
  },
  'barriers.few': {
    one: 'poniżej {n}',
    few: 'poniżej {n}',
    many: 'poniżej {n}',
    other: 'poniżej {n}',
  },
  'barriers.sure': 'Więcej niż przypadek',
  'barriers.rest': 'Może to przypadek albo jest za mało do porównania',
  'barriers.more': {
    one: 'Pokaż {n} pozycję: może to przypadek albo jest za mało do porównania',
    few: 'Pokaż {n} pozycje: może to przypadek albo jest za mało do porównania',
    many: 'Pokaż {n} pozycji: może to przypadek albo jest za mało do porównania',
    other: 'Pokaż {n} pozycji: może to przypadek albo jest za mało do porównania',
  },
  'barriers.pain': 'Wskazano',
  'barriers.rate': 'Wśród tych, którzy tu zakończyli',
  'barriers.named': 'Zakończyli, spośród wskazujących',
  'barriers.others': 'Zakończyli, spośród innych w tych samych punktach styku',
  'barriers.lift': 'Różnica',
}
