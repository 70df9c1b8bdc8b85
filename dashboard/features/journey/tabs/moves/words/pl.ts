import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of what moved, and why. */
export const words: Slavic<typeof english> = {
  'moves.fell': '{place}: spadek co najmniej o {points}.',
  'moves.rose': '{place}: wzrost co najmniej o {points}.',
  'moves.sure': 'Zmierzono {difference}; zmiana leży między {interval} (95%), q {q}.',
  'moves.noneReal': 'Nic nie zmieniło się na pewno.',
  'moves.noneReal.lead':
    'Zmiana liczy się od 5 punktów, gdy przedział nie obejmuje „bez zmian”, a mniej niż 5% wymienionych to przypadek.',
  'moves.few': 'Za mało odpowiedzi w jednym z dwóch okresów, by powiedzieć, co się zmieniło.',
  'moves.few.lead':
    'Wartość wymaga pięciu odpowiedzi, a w podróży pracowników dziesięciu, w obu okresach.',
  'moves.later': 'Żaden z tych dni jeszcze nie nadszedł.',
  'moves.table': 'Zmiany, od najpewniejszej',
  'moves.table.lead':
    'Kolejność według tego, ile zmiana wynosi co najmniej: końca przedziału bliższego „bez zmian”. Największa różnica bywa tam, gdzie odpowiedzi jest najmniej. {range} obok {before}.',
  'moves.by': 'Porównaj',
  'moves.by.touchpoint': 'Punkty styku',
  'moves.by.stage': 'Etapy',
  'moves.place': 'Miejsce',
  'moves.atLeast': 'Co najmniej',
  'moves.unhappy': 'Niezadowoleni',
  'moves.was': 'było {share}, {points} p.p.',
  'moves.answers': 'Odpowiedzi',
  'moves.before': 'wcześniej: {n}',
  'moves.reading': 'Odczyt',
  'moves.cause': 'Z czego',
  'moves.real': 'zmiana',
  'moves.small': 'pewna, poniżej 5 punktów',
  'moves.chance': 'może być przypadkiem',
  'moves.reworded': 'pytanie brzmi inaczej',
  'moves.hidden': 'Za mało odpowiedzi w jednym z okresów: {places}.',
  'moves.why': 'Dlaczego?',
  'moves.whyOf': 'Dlaczego? {place}',

  'why.title': 'Dlaczego się zmieniło? {place}',
  'why.whole': 'Z {before} na {now}: {difference} ({interval}, 95%).',
  'why.arithmetic':
    'To rachunek, nie przyczyna: rozróżnia, czy odpowiadał kto inny (skład), czy ci sami czuli się inaczej (odczucia).',
  'why.hidden': 'Za mało odpowiedzi w jednym z okresów.',
  'why.alike': 'Nic nie odróżnia tych odpowiedzi, więc cała zmiana to odczucia.',
  'why.parts':
    'Podział: {dimension}. {mix}, bo odpowiadał kto inny (skład); {rate}, bo zmieniły się odpowiedzi (odczucia: {interval}, 95%).',
  'why.reversed':
    'Uwaga: w częściach odpowiedzi poszły w drugą stronę ({rate}) niż całość ({difference}). Całość zmieniła się, bo odpowiadał kto inny (paradoks Simpsona).',
  'why.dim.touchpoint': 'punkt styku',
  'why.dim.instrument': 'skala pytania',
  'why.dim.channel': 'kanał',
  'why.dim.segment': 'segment',
  'why.dim.persona': 'persona',
  'why.by': 'Podział: {dimension}',
  'why.part': 'Część',
  'why.share': 'Udział odpowiedzi',
  'why.sentiment': 'Odczucie',
  'why.mix': 'Skład',
  'why.rate': 'Odczucia',
  'why.new': 'nowe',
  'why.gone': 'już nie ma',

  'alerts.title': 'Alarmy',
  'alerts.lead':
    'Każdego dnia udział niezadowolonych odpowiedzi w każdym punkcie styku stoi obok tego, co było tam zwykłe przez pierwsze dwadzieścia dni. Przez sam przypadek, przy 25 odpowiedziach dziennie, w ciągu 60 dni alarmuje 23 na 100 miejsc; gdy udział rośnie z 15% do 30%, alarm przychodzi dwa dni po pierwszym złym.',
  'alerts.none': 'W żadnym punkcie styku nie było więcej niezadowolonych niż zwykle.',
  'alerts.notYet':
    'Nigdzie jeszcze nie wiadomo, co jest zwykłe: trzeba dwudziestu dni z pięcioma odpowiedziami lub więcej.',
  'alerts.through':
    'Sprawdzone do {day}. Miejsca, w których wiadomo, co jest zwykłe: {watched}; jeszcze się uczymy: {learning}.',
  'alerts.since': 'Od',
  'alerts.day': 'Niezadowoleni tego dnia',
  'alerts.usual': 'Zwykle',
  'alerts.average': 'Średnia krocząca',
  'alerts.state': 'Stan',
  'alerts.open': 'trwa',
  'alerts.over': 'jak zwykle od {day}',
  'alerts.anew': 'liczone od nowa od {day}',
  'alerts.of': '{n} z {of}',

  'anew.ask': 'Ustal od nowa',
  'anew.title': 'Zwykły poziom zmienił się na stałe: {place}?',
  'anew.do': 'Ustal od nowa',
  'anew.what':
    'Trwający alarm się zakończy. Nic nie będzie tam obserwowane, aż zbierze się dwadzieścia dni z wystarczającą liczbą odpowiedzi; potem liczy się to, co było w nich zwykłe.',

  'summary.title': 'Miniony tydzień',
  'summary.lead':
    'Tak, jak przekazano w poniedziałek o ósmej rano: liczby ze stron, z tego tygodnia i z poprzedniego.',
  'summary.none':
    'Pierwsze podsumowanie powstaje w poniedziałek o ósmej rano, z minionego tygodnia.',
}
