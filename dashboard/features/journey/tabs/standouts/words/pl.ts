import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** Words of the tab of what stands out. */
export const words: Slavic<typeof english> = {
  'standouts.none': 'Brak odpowiedzi na to pytanie w tych dniach.',
  'standouts.lead': {
    one: 'Wszystko dotyczy jednego pytania, {kind}: {n} odpowiedź.',
    few: 'Wszystko dotyczy jednego pytania, {kind}: {n} odpowiedzi.',
    many: 'Wszystko dotyczy jednego pytania, {kind}: {n} odpowiedzi.',
    other: 'Wszystko dotyczy jednego pytania, {kind}: {n} odpowiedzi.',
  },
  'standouts.others': {
    one: 'Pominięto {n} odpowiedź na innej skali.',
    few: 'Pominięto {n} odpowiedzi na innej skali.',
    many: 'Pominięto {n} odpowiedzi na innej skali.',
    other: 'Pominięto {n} odpowiedzi na innej skali.',
  },
  'standouts.headWow': '{touchpoint} zachwyca: {share} daje najwyższą ocenę.',
  'standouts.headGap': '{stage}: zespół zakłada {assumed}, klienci mówią {mean}.',
  'standouts.headUneven':
    '{touchpoint} zależy od kanału: {best} wypada o {points} lepiej niż {worst}.',
  'standouts.headNone': 'Nic nie wyróżnia się na pewno.',
  'standouts.sure': 'to nie przypadek',
  'standouts.small': 'pewne, ale poniżej 5 punktów',
  'standouts.place': 'Punkt styku',

  'index.title': 'Podróż jako jedna liczba',
  'index.summary':
    '{value} w skali od −100 do +100 (95%: {interval}), gdy każda odpowiedź waży tyle samo; {even} (95%: {evenInterval}), gdy tyle samo waży każdy etap.',
  'index.none': 'Żaden etap nie ma jeszcze dość odpowiedzi.',
  'index.peakEnd':
    'Szczyt i koniec: {peakEnd}, średnia z dwóch etapów: {peak} ({peakValue}), najdalej od 0, i {end} ({endValue}), ostatni. Te dwa mają zostawać w pamięci; tu dotyczą etapów, nie pojedynczej osoby.',
  'index.hidden': {
    one: '{n} etap z za małą liczbą odpowiedzi nie wchodzi do tych liczb.',
    few: '{n} etapy z za małą liczbą odpowiedzi nie wchodzą do tych liczb.',
    many: '{n} etapów z za małą liczbą odpowiedzi nie wchodzi do tych liczb.',
    other: '{n} etapu z za małą liczbą odpowiedzi nie wchodzi do tych liczb.',
  },
  'index.weight': 'Część odpowiedzi',
  'index.peak': 'szczyt',
  'index.end': 'koniec',

  'wow.title': 'Gdzie ludzie są zachwyceni',
  'wow.summary':
    'Ilu daje najwyższą możliwą ocenę: {share} w całej podróży. ★ wymaga 30 odpowiedzi, pięciu punktów więcej niż wszystkie inne punkty styku i mniej niż 5% fałszywych alarmów na całej mapie. Gdzie wszyscy wszędzie są zadowoleni, nic nie jest zachwytem.',
  'wow.none': 'To pytanie ma tylko dwie odpowiedzi: lepsza z nich to jeszcze nie zachwyt.',
  'wow.best': 'Najwyższa ocena',
  'wow.lift': 'Wobec podróży',
  'wow.difference': 'Wobec innych miejsc',
  'wow.star': 'zachwyt',

  'gaps.title': 'Co zakłada zespół, a co mówią klienci',
  'gaps.summary':
    'Kreska w poprzek to założenie zespołu, kropka to głos klientów z przedziałem (95%), od −100 do +100.',
  'gaps.none':
    'Zespół nie założył jeszcze nic dla etapu z odpowiedziami: można to zrobić w edytorze mapy.',
  'gaps.assumed': 'Założone',
  'gaps.measured': 'Zmierzone',
  'gaps.gap': 'Różnica',
  'gaps.said': 'Zespół zakłada {assumed}, klienci mówią {mean}: {verdict}.',
  'gaps.fits': 'może to przypadek',

  'even.title': 'Ten sam punkt styku w różnych kanałach',
  'even.summary':
    'Spójność wynosi 1, gdy wszystkie kanały wypadają tak samo, a 0 w najgorszym razie. Różnymi kanałami przychodzą różni ludzie, więc różnica nie musi być winą kanału.',
  'even.none': 'Żaden punkt styku nie ma dość odpowiedzi z dwóch kanałów.',
  'even.index': 'Spójność',
  'even.channels': 'Kanały',
  'even.hidden': {
    one: 'Nie pokazano {n} kanału z za małą liczbą odpowiedzi.',
    few: 'Nie pokazano {n} kanałów z za małą liczbą odpowiedzi.',
    many: 'Nie pokazano {n} kanałów z za małą liczbą odpowiedzi.',
    other: 'Nie pokazano {n} kanału z za małą liczbą odpowiedzi.',
  },
  'even.uneven': '{best} wypada o {points} lepiej niż {worst}, to nie przypadek.',
  'even.alike': 'Brak różnicy, która nie mogłaby być przypadkiem.',

  'splits.title': 'Gdzie zdania są podzielone',
  'splits.summary':
    'Wielu się zachwyca, wielu ma dość, mało kto stoi pośrodku: średnia nie mówi tam o nikim. Zgodność (van der Eijk) sięga od −1, podział, do 1, jedno zdanie.',
  'splits.none': 'Nigdzie: żadne miejsce nie ma zgodności poniżej 0.',
  'splits.said': 'Podział: {loved} jest zachwyconych, {hated} ma dość.',
  'splits.whole': 'cały etap',

  'drivers.title': 'Które punkty styku idą w parze z {kind}',
  'drivers.summary': {
    one: 'Z {n} najnowszej odpowiedzi o {kind} na etapie {stage}: co te same osoby mówiły wcześniej. Wyżej są punkty styku, których nastroje najbardziej idą z nią w parze, z lewej te najmniej lubiane. To związek; żadne nie musi być przyczyną drugiego.',
    few: 'Z {n} najnowszych odpowiedzi o {kind} na etapie {stage}: co te same osoby mówiły wcześniej. Wyżej są punkty styku, których nastroje najbardziej idą z nimi w parze, z lewej te najmniej lubiane. To związek; żadne nie musi być przyczyną drugiego.',
    many: 'Z {n} najnowszych odpowiedzi o {kind} na etapie {stage}: co te same osoby mówiły wcześniej. Wyżej są punkty styku, których nastroje najbardziej idą z nimi w parze, z lewej te najmniej lubiane. To związek; żadne nie musi być przyczyną drugiego.',
    other:
      'Z {n} najnowszej odpowiedzi o {kind} na etapie {stage}: co te same osoby mówiły wcześniej. Wyżej są punkty styku, których nastroje najbardziej idą z nimi w parze, z lewej te najmniej lubiane. To związek; żadne nie musi być przyczyną drugiego.',
  },
  'drivers.none': 'Ta podróż nie pyta ani o NPS, ani o CSAT: nie ma czego wyjaśniać.',
  'drivers.few':
    'Żaden punkt styku nie ma jeszcze trzydziestu osób, które odpowiedziały tam, a potem na {kind}.',
  'drivers.effect': 'Związek (ε²)',
  'drivers.performance': 'Lubiane',
  'drivers.difference': 'Zadowoleni minus niezadowoleni',
  'drivers.notTold': 'nie do odróżnienia od przypadku',
  'drivers.first': 'najpierw tutaj',
  'drivers.people': 'Osoby',
  'drivers.alone':
    'Każdy z osobna: ludzie odpowiadają w niewielu miejscach, więc punktów styku nie da się ważyć względem siebie.',
  'facts.title': 'Co z zamówienia i kanału idzie w parze z {kind}',
  'facts.summary': {
    one: 'Razem wiążą się z {r2} zmienności {kind}, z {n} odpowiedzi o znanym zamówieniu (wagi względne Johnsona). Co nie przewyższa na pewno kolumny szumu, jest wyszarzone. To związki, nie przyczyny.',
    few: 'Razem wiążą się z {r2} zmienności {kind}, z {n} odpowiedzi o znanym zamówieniu (wagi względne Johnsona). Co nie przewyższa na pewno kolumny szumu, jest wyszarzone. To związki, nie przyczyny.',
    many: 'Razem wiążą się z {r2} zmienności {kind}, z {n} odpowiedzi o znanym zamówieniu (wagi względne Johnsona). Co nie przewyższa na pewno kolumny szumu, jest wyszarzone. To związki, nie przyczyny.',
    other:
      'Razem wiążą się z {r2} zmienności {kind}, z {n} odpowiedzi o znanym zamówieniu (wagi względne Johnsona). Co nie przewyższa na pewno kolumny szumu, jest wyszarzone. To związki, nie przyczyny.',
  },
  'facts.few': {
    one: '{n} odpowiedź o znanym zamówieniu, a potrzeba {needed}.',
    few: '{n} odpowiedzi o znanym zamówieniu, a potrzeba {needed}.',
    many: '{n} odpowiedzi o znanym zamówieniu, a potrzeba {needed}.',
    other: '{n} odpowiedzi o znanym zamówieniu, a potrzeba {needed}.',
  },
  'facts.alike': 'Nic nie odróżnia tych osób od siebie.',
  'facts.fact': 'Fakt',
  'facts.weight': 'Waga',
  'facts.having': 'Dotyczy',
  'facts.difference': 'Z tym minus bez tego',
  'facts.channel': 'kanał',
  'facts.issue': 'problem z zamówieniem',
  'person.peakEnd': {
    one: 'Szczyt i koniec u {n} osoby z co najmniej trzema wcześniejszymi odpowiedziami ({kind}): {peakEnd}, zwykła średnia {mean}. Z wynikiem wiążą się tak: {peakEndR} i {meanR} (r, 95%).',
    few: 'Szczyt i koniec u {n} osób z co najmniej trzema wcześniejszymi odpowiedziami ({kind}): {peakEnd}, zwykła średnia {mean}. Z wynikiem wiążą się tak: {peakEndR} i {meanR} (r, 95%).',
    many: 'Szczyt i koniec u {n} osób z co najmniej trzema wcześniejszymi odpowiedziami ({kind}): {peakEnd}, zwykła średnia {mean}. Z wynikiem wiążą się tak: {peakEndR} i {meanR} (r, 95%).',
    other:
      'Szczyt i koniec u {n} osoby z co najmniej trzema wcześniejszymi odpowiedziami ({kind}): {peakEnd}, zwykła średnia {mean}. Z wynikiem wiążą się tak: {peakEndR} i {meanR} (r, 95%).',
  },
}
