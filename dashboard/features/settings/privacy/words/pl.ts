import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'privacy.head': '{name} przechowuje wypowiedzi klientów przez {time}.',
  'privacy.head.always': '{name} przechowuje wypowiedzi klientów, dopóki ich nie usuniesz.',
  'privacy.head.requests': 'Każdy może zapytać, co {name} o nim wie, i poprosić o zapomnienie.',
  'privacy.months': {
    one: '{n} miesiąc',
    few: '{n} miesiące',
    many: '{n} miesięcy',
    other: '{n} miesiąca',
  },
  'privacy.years': { one: '{n} rok', few: '{n} lata', many: '{n} lat', other: '{n} roku' },

  'privacy.retention': 'Przechowuj przez',
  'privacy.retention.always': 'Bezterminowo',
  'privacy.retention.hint':
    'Potem odpowiedź traci komentarz, adres strony i wszystko, co mówi, kto jej udzielił. Ocena, wybrane powody i miejsce na ścieżce zostają, więc żadna liczba się nie zmienia.',
  'privacy.retention.sooner':
    'Po zapisaniu zaczniemy, w ciągu godziny, zapominać wszystko, co starsze niż {time}. Nikt już tego nie odzyska.',
  'privacy.sooner.title': 'Zapomnieć wszystko, co starsze niż {time}?',
  'privacy.sooner.text':
    'W ciągu godziny starsze odpowiedzi zaczną tracić komentarze i wszystko, co mówi, kto ich udzielił. Liczby zostają. Tego nie da się cofnąć.',
  'privacy.sooner.go': 'Zapisz i zapomnij',
  'privacy.mask': 'Maskowanie komentarzy',
  'privacy.mask.hint':
    'Zanim komentarz zostanie zapisany, znikają z niego adresy e-mail oraz numery telefonów, kart i PESEL; oryginału nie ma nigdzie. Komentarze już zapisane się nie zmieniają.',
  'privacy.mask.written': 'Napisano',
  'privacy.mask.stored': 'Zapisano',
  'privacy.mask.example':
    'Paczki wciąż nie ma! Proszę dzwonić: 600 123 456 albo pisać na anna@poczta.example',
  'privacy.mask.masked': 'Paczki wciąż nie ma! Proszę dzwonić: [phone] albo pisać na [mail]',
  'privacy.gpc': 'Respektuj Global Privacy Control',
  'privacy.gpc.hint':
    'Gdy przeglądarka wysyła ten sygnał, nie przechowujemy niczego, co odróżnia odwiedzających: odpowiedź przychodzi anonimowo.',
  'privacy.docs':
    'Pełny opis, po angielsku: {privacy} mówi, co przechowujemy i zapominamy, {masking} – co maskujemy i co może się prześlizgnąć.',

  'person.title': 'Wnioski osób',
  'person.lead':
    'Znajdź wszystko, co przechowujemy o jednej osobie: aby wydać jej kopię albo o niej zapomnieć.',
  'person.kind': 'Szukaj według',
  'person.kind.respondent': 'Respondent',
  'person.kind.order': 'Zamówienie',
  'person.kind.customer': 'Klient',
  'person.kind.email': 'E-mail',
  'person.value.respondent': 'Identyfikator respondenta',
  'person.value.order': 'Numer zamówienia',
  'person.value.customer': 'Identyfikator klienta',
  'person.value.email': 'Adres e-mail',
  'person.hint.respondent': 'Dokładnie tak, jak wysyła go strona sklepu.',
  'person.hint.order': 'Dokładnie tak, jak zapisuje go sklep.',
  'person.hint.customer': 'Dokładnie tak, jak zapisuje go sklep.',
  'person.hint.email':
    'Wielkość liter nie ma znaczenia. Adresu nigdzie nie zapisujemy: porównujemy tylko jego skrót z kluczem.',
  'person.email.bad': 'Podaj adres, np. anna@sklep.example.',
  'person.show': 'Pokaż, co przechowujemy',
  'person.stop': 'Zatrzymaj',
  'person.erase': 'Usuń…',

  'copy.looking': {
    one: 'Przejrzano {n} odpowiedź; znaleziono: {found}.',
    few: 'Przejrzano {n} odpowiedzi; znaleziono: {found}.',
    many: 'Przejrzano {n} odpowiedzi; znaleziono: {found}.',
    other: 'Przejrzano {n} odpowiedzi; znaleziono: {found}.',
  },
  'copy.looking.label': 'Przeglądanie odpowiedzi',
  'copy.failed': 'Szukanie się zatrzymało. {reason}',
  'copy.goOn': 'Szukaj dalej',
  'copy.found': {
    one: 'O tej osobie przechowujemy {n} odpowiedź.',
    few: 'O tej osobie przechowujemy {n} odpowiedzi.',
    many: 'O tej osobie przechowujemy {n} odpowiedzi.',
    other: 'O tej osobie przechowujemy {n} odpowiedzi.',
  },
  'copy.beside': {
    one: 'Poza odpowiedziami: {n} wpis o zamówieniach, paczkach, zgłoszeniach i listach, w pliku.',
    few: 'Poza odpowiedziami: {n} wpisy o zamówieniach, paczkach, zgłoszeniach i listach, w pliku.',
    many: 'Poza odpowiedziami: {n} wpisów o zamówieniach, paczkach, zgłoszeniach i listach, w pliku.',
    other:
      'Poza odpowiedziami: {n} wpisu o zamówieniach, paczkach, zgłoszeniach i listach, w pliku.',
  },
  'copy.none': 'O tej osobie nic nie przechowujemy.',
  'copy.none.text':
    'Sprawdź pisownię i poszukaj też według innych danych. Odpowiedzi zapomnianych po upływie terminu nie da się już znaleźć.',
  'copy.download': 'Pobierz jako JSON',
  'copy.caption': 'Co przechowujemy',
  'copy.when': 'Kiedy',
  'copy.touchpoint': 'Punkt styku',
  'copy.score': 'Ocena',
  'copy.comment': 'Komentarz',
  'copy.more': {
    one: 'W pliku jest jeszcze {n}, a także adresy stron, cechy i numery.',
    few: 'W pliku są jeszcze {n}, a także adresy stron, cechy i numery.',
    many: 'W pliku jest jeszcze {n}, a także adresy stron, cechy i numery.',
    other: 'W pliku jest jeszcze {n}, a także adresy stron, cechy i numery.',
  },
  'copy.all': 'W pliku są też adresy stron, cechy i numery.',

  'erase.title': 'Zapomnieć o tej osobie?',
  'erase.text':
    'Każda znaleziona w ten sposób odpowiedź straci komentarz, adres strony i wszystko, co mówi, kto jej udzielił. Oceny zostaną tylko jako liczby. Tego nie da się cofnąć.',
  'erase.go': 'Usuń na zawsze',
  'erase.done': {
    one: 'Gotowe: {n} odpowiedź nie mówi już, kto jej udzielił.',
    few: 'Gotowe: {n} odpowiedzi nie mówią już, kto ich udzielił.',
    many: 'Gotowe: {n} odpowiedzi nie mówi już, kto ich udzielił.',
    other: 'Gotowe: {n} odpowiedzi nie mówi już, kto ich udzielił.',
  },
  'erase.begun': 'Usuwanie się zaczęło. Możesz opuścić tę stronę: będzie trwać dalej.',
  'erase.reach': 'Czego usuwanie nie obejmuje',
  'erase.reach.files': 'Plików pobranych lub wyeksportowanych wcześniej: usuń je tam, gdzie leżą.',
  'erase.reach.backups':
    'Kopii zapasowych: Cloudflare potrafi przywrócić bazę sprzed najwyżej 30 dni, a własne kopie trwają, dopóki je trzymasz. Po przywróceniu usuń tę osobę jeszcze raz.',
  'erase.reach.anonymous':
    'Odpowiedzi bez tego oznaczenia: anonimowych albo zapisanych pod innym. Nazwiska w treści komentarza nie szukamy.',
  'erase.reach.device': 'Notatek w przeglądarce tej osoby o tym, które pytania już widziała.',
  'erase.late':
    'Odpowiedź, która jest jeszcze w drodze, też zostanie usunięta: przez osiem dni czeka na nią skrót z kluczem, potem i on znika.',

  'erasures.title': 'Dotychczasowe usunięcia',
  'erasures.lead': 'Ile odpowiedzi i kiedy. Kogo dotyczyły, tego nie przechowujemy.',
  'erasures.none': 'Nie było jeszcze żadnych usunięć.',
  'erasures.kind': 'Szukano według',
  'erasures.when': 'Kiedy',
  'erasures.erased': 'Usunięte odpowiedzi',
  'erasures.state': 'Stan',
  'erasures.state.done': 'Gotowe',
  'erasures.state.running': 'Przejrzano {scanned} z {total}',
  'erasures.progress': 'Przejrzane odpowiedzi',
  'erasures.waits': 'Trwa dalej w tle.',
  'erasures.goOn': 'Kontynuuj',
  'erasures.stopped': 'Tu się zatrzymało. {reason}',
}
