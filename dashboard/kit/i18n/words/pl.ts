import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'app.name': 'Wayfelt',
  'nav.settings': 'Ustawienia',
  'title.notFound': 'Nie ma takiej strony – Wayfelt',

  'notFound.title': 'Nie ma takiej strony',
  'notFound.text': 'W adresie może być literówka albo ścieżkę usunięto.',
  'notFound.home': 'Przejdź do ścieżki klienta',

  'error.title': 'Nie udało się wczytać danych',
  'error.offline': 'Nie ma połączenia z serwerem. Sprawdź sieć i spróbuj ponownie.',
  'error.unexpected': 'Serwer odpowiedział w sposób, którego ta strona nie rozumie.',
  'error.internal':
    'Coś zawiodło po naszej stronie. Spróbuj ponownie, a jeśli błąd wróci, podaj numer poniżej.',
  'error.busy': 'Serwer jest chwilowo zajęty. Spróbuj ponownie.',
  'error.tooMany': 'Za dużo prób. Spróbuj ponownie {when}.',
  'error.invalid': 'Serwer nie przyjmuje tych dni lub filtrów. Wybierz inne.',
  'error.page': 'Nie udało się wczytać tej strony',
  'error.part': 'Część strony nie dotarła. Być może jest już nowsza wersja: odśwież stronę.',
  'error.reload': 'Odśwież stronę',
  'error.forbidden': 'Nie masz tu takich uprawnień; poproś właściciela.',
  'error.signedOut': 'Sesja się skończyła. Zaloguj się w innej karcie i spróbuj jeszcze raz.',
  'error.siteChanged': 'W innej karcie wybrano inny sklep. Nic nie zapisano.',
  'error.otherBrowser': 'Ten link działa tylko w przeglądarce, w której o niego poproszono.',
  'error.factorNeeded': 'To wymaga klucza dostępu albo logowania z ostatnich dziesięciu minut.',
  'error.gone': 'Tego już tu nie ma. Odśwież stronę.',
  'error.conflict':
    'Ktoś zmienił to w międzyczasie albo osiągnięto limit. Odśwież stronę i spróbuj ponownie.',
  'error.tooLarge': 'To zbyt duże, żeby to wysłać.',
  'error.notReady':
    'Serwer nie jest jeszcze w pełni skonfigurowany. Powiadom osobę, która go prowadzi.',
  'error.code': 'Kod {code}',
  'error.request': 'Żądanie {id}',
  'error.retry': 'Spróbuj ponownie',
  'error.crashed': 'Na tej stronie wystąpił błąd',
  'offline.notice': 'Brak połączenia. Widzisz ostatnie dane, które dotarły.',
  'action.close': 'Zamknij',
  'action.copy': 'Kopiuj',
  'action.copied': 'Skopiowano',
  'action.byHand': 'Naciśnij Ctrl+C, aby skopiować',
  'role.owner': 'właściciel',
  'role.manager': 'menedżer',
  'role.agent': 'konsultant',
  'role.viewer': 'obserwator',

  'control.reset': 'Wyczyść filtry',
  'control.from': 'Od',
  'control.to': 'Do',
  interval: '{low} do {high}',
  'nothing.noJourney': 'Ten sklep nie ma jeszcze żadnej ścieżki.',
  'loading.page': 'Wczytywanie strony…',

  'drill.older': 'Pokaż starsze',
  'drill.loading': 'Wczytywanie…',

  'loaded.failed': 'Nie udało się wczytać tej części',
}
