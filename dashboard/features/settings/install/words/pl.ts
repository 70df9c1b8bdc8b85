import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'install.head.fresh': '{name}: od zera do pierwszej odpowiedzi w pięciu krokach.',
  'install.head.heard': '{name}: widżet jest połączony i czeka na pierwszą prawdziwą odpowiedź.',
  'install.head.done': '{name}: wszystko działa, pierwsza odpowiedź przyszła {when}.',
  'install.head.noKey': '{name}: nie ma działającego klucza publicznego. Najpierw go utwórz.',
  'install.done': 'Gotowe',

  'install.tag': 'Wstaw fragment kodu na każdej stronie',
  'install.tag.lead':
    'Nie wstrzymuje ładowania strony i o nic nie pyta, dopóki żadna ankieta nie jest aktywna.',
  'install.tag.came': 'Strona z fragmentem kodu już się odezwała.',
  'install.tag.tabs': 'Na czym działa sklep',
  'install.tag.html':
    'Przed zamykającym </head> każdej strony. Najlepiej z nazwy hosta, która należy do sklepu.',
  'install.tag.gtm':
    'Nowy tag „Niestandardowy kod HTML” z regułą „Wszystkie strony”. Zwykły fragment tu nie zadziała: Menedżer tagów gubi jego data-site.',
  'install.tag.shopify':
    'Sklep online → Szablony → Edytuj kod → layout/theme.liquid, przed zamykającym </head>. Kasa i strona z podziękowaniem Shopify nie uruchamiają takich fragmentów.',
  'install.tag.woo':
    'Na końcu functions.php motywu potomnego albo we wtyczce do fragmentów kodu. Wyłącz w.js z łączenia i opóźniania skryptów.',
  'install.tag.react':
    'Raz, u korzenia aplikacji. Zmiany strony bez ponownego ładowania są zauważane.',
  'install.tag.track': 'Przekazuj zdarzenia do widżetu (opcjonalnie)',
  'install.tag.track.text':
    'Ankieta może czekać na zdarzenie. Ten kod może działać w dowolnym miejscu strony, także zanim załaduje się fragment.',
  'install.noKey':
    'Fragment potrzebuje klucza publicznego, a żaden nie działa. Właściciel utworzy go na stronie {keys}.',

  'install.origins': 'Podaj, które strony mogą przysyłać odpowiedzi',
  'install.origins.lead': 'Przyjmujemy odpowiedzi tylko z tych adresów.',
  'install.origins.none':
    'Nie podano jeszcze żadnego adresu: każda odpowiedź ze strony sklepu jest odrzucana.',
  'install.origins.save': 'Zapisz adresy',
  'install.origins.came': 'Strony mogą już przysyłać odpowiedzi.',
  'install.csp': 'Sklep ma politykę bezpieczeństwa treści (CSP)?',
  'install.csp.text':
    'Wtedy potrzebuje tych dwóch wierszy; jeśli taki wiersz już jest, dopisz do niego adres. Stylów, ramek ani eval nie trzeba dopuszczać.',
  'install.csp.nonce':
    'Z nonce: dodaj go do fragmentu jako nonce="…"; wtedy wystarczy wiersz connect-src.',

  'install.check': 'Sprawdź stronę',
  'install.check.lead':
    'Otwórz stronę sklepu specjalnym linkiem. Widżet zgłosi, co na niej zastał, a tych odwiedzin nigdzie nie policzymy.',
  'install.check.begin': 'Rozpocznij sprawdzanie',
  'install.check.again': 'Rozpocznij nowe sprawdzanie',
  'install.check.page': 'Strona sklepu',
  'install.check.page.hint': 'Dowolna strona, na której jest fragment kodu.',
  'install.check.page.bad': 'Podaj cały adres, np. https://sklep.example/',
  'install.check.open': 'Otwórz stronę w nowej karcie',
  'install.check.until': 'Nasłuchujemy do {time}.',
  'install.check.lost':
    'Sprawdzanie trwa do {time}; jego link jest w karcie, w której je zaczęto. Aby dostać inny, zacznij nowe.',
  'install.check.silent': 'Na razie cisza.',
  'install.check.causes': 'Jeśli strona jest otwarta i nic nie przychodzi, to najpewniej:',
  'install.check.cause.published':
    'Fragment nie jest jeszcze opublikowany albo pamięć podręczna wciąż podaje starą stronę.',
  'install.check.cause.consent': 'Baner zgód wstrzymuje go, dopóki ktoś się nie zgodzi.',
  'install.check.cause.blocker':
    'Przeszkadza bloker reklam w Twojej przeglądarce: spróbuj w oknie prywatnym.',
  'install.check.cause.csp':
    'Polityka bezpieczeństwa treści blokuje nawet to zgłoszenie; napisze o tym konsola przeglądarki.',
  'install.check.cause.redirect': 'Sklep przekierowuje i gubi to, co stoi po znaku #.',
  'install.check.findings': 'Co zgłosiły strony',
  'install.check.news': 'Nowość: {text}',

  'finding.loaded': 'Widżet działa i ma wszystko, czego potrzebuje.',
  'finding.wrong_key': 'Strona używa klucza, który nie należy do tego sklepu albo już nie działa.',
  'finding.wrong_key.used': 'Używa {key}. Wstaw ten:',
  'finding.wrong_key.none': 'Używa {key}. Utwórz nowy na stronie {keys}.',
  'finding.origin_not_allowed': 'Odpowiedzi spod tego adresu są odrzucane.',
  'finding.origin_not_allowed.allow': 'Dopuść {origin}',
  'finding.origin_not_allowed.allowed':
    'Ten adres jest już dopuszczony. Załaduj stronę ponownie: odpowiedź próbną przyjmiemy od razu, inne w ciągu pół minuty.',
  'finding.origin_not_allowed.none':
    'Przeglądarka nie podała adresu: stronę otwarto jako plik albo w odizolowanej ramce. Otwórz ją pod adresem sklepu.',
  'finding.csp_blocked':
    'Polityka bezpieczeństwa treści tej strony blokuje część widżetu. Dodaj do niej:',
  'finding.csp_blocked.told': 'Zablokowano: {text}',
  'finding.storage_blocked':
    'Przeglądarka niczego nie pamięta dla tej strony, więc pytanie może się powtórzyć.',
  'finding.storage_blocked.fix':
    'W oknie prywatnym tak ma być. Jeśli sklep stoi w ramce, dodaj do niej allow-same-origin.',
  'finding.paused': 'Sklep jest wstrzymany: o nic nie pyta i nie przyjmuje odpowiedzi.',
  'finding.paused.fix': 'Wznów',
  'finding.no_survey': 'Żadna ankieta nie jest aktywna, więc nie ma o co pytać.',
  'finding.no_survey.fix':
    'Aktywuj ankietę i załaduj stronę ponownie; może to potrwać kilka minut.',
  'finding.mended': 'Już naprawione',
  'finding.from': 'Adres: {origin}',
  'finding.page': 'Strona: {page}',

  'install.test': 'Odpowiedz na pytanie próbne',
  'install.test.lead':
    'Na stronie otwartej tym linkiem odpowiedz na pytanie. Odpowiedź pojawi się tutaj, a nigdzie nie zostanie policzona.',
  'install.test.asks': {
    one: 'Aktywna jest jedna ankieta: zobaczysz jej pytanie na każdej stronie.',
    few: 'Aktywne są {n} ankiety: zobaczysz pytanie przypisane do tej strony, a w razie braku – pierwsze z listy.',
    many: 'Aktywnych jest {n} ankiet: zobaczysz pytanie przypisane do tej strony, a w razie braku – pierwsze z listy.',
    other:
      'Aktywnych jest {n} ankiety: zobaczysz pytanie przypisane do tej strony, a w razie braku – pierwsze z listy.',
  },
  'install.test.noSurvey':
    'Żadna ankieta nie jest jeszcze aktywna, więc strona nie ma o co pytać. Szablon dla nowego sklepu ma trzy.',
  'install.test.none': 'Nie ma jeszcze odpowiedzi próbnej.',
  'install.test.came': 'Przyszła odpowiedź próbna.',
  'install.test.caption': 'Odpowiedzi próbne, nigdzie nie liczone',
  'install.test.when': 'Kiedy',
  'install.test.survey': 'Ankieta',
  'install.test.score': 'Ocena',
  'install.test.comment': 'Komentarz',
  'install.test.origin': 'Skąd',

  'install.first': 'Pierwsza prawdziwa odpowiedź',
  'install.first.waiting': 'Pojawi się tutaj i na ścieżce, gdy tylko odpowie pierwszy klient.',
  'install.first.came': 'Przyszła {when}.',
  'install.first.news': 'Przyszła pierwsza prawdziwa odpowiedź.',
  'install.first.open': 'Zobacz ścieżkę',

  'start.head.fresh': '{name}: pierwsze pytanie możesz zadać jeszcze dziś.',
  'start.head.ready': {
    one: '{name}: wszystko gotowe, {n} pytanie jest aktywne.',
    few: '{name}: wszystko gotowe, {n} pytania są aktywne.',
    many: '{name}: wszystko gotowe, {n} pytań jest aktywnych.',
    other: '{name}: wszystko gotowe, {n} pytania jest aktywne.',
  },
  'start.head.mute': '{name}: mapa jest, ale żadne pytanie nie jest jeszcze aktywne.',
  'start.lead.fresh': 'Wybierz, od czego zacząć.',
  'start.lead.ready':
    'Wstaw fragment kodu na strony sklepu. Po pierwszej odpowiedzi w tym miejscu pojawi się ścieżka klienta.',
  'start.template': 'Zacznij od szablonu',
  'start.template.text':
    'Sklep z dostawą, od świadomości po polecanie: 7 etapów, 19 punktów styku i 3 pytania, od razu aktywne w 5 językach.',
  'start.template.use': 'Użyj tej mapy',
  'start.template.done': 'Mapa jest gotowa: {stages}, {touchpoints}.',
  'start.template.stages': {
    one: '{n} etap',
    few: '{n} etapy',
    many: '{n} etapów',
    other: '{n} etapu',
  },
  'start.template.touchpoints': {
    one: '{n} punkt styku',
    few: '{n} punkty styku',
    many: '{n} punktów styku',
    other: '{n} punktu styku',
  },
  'start.import': 'Zaimportuj odpowiedzi',
  'start.import.text':
    'Odpowiedzi, które już masz, w pliku CSV lub NDJSON. Każda należy do punktu styku, więc najpierw potrzebna jest mapa.',
  'start.import.open': 'Wybierz plik',
  'start.import.read': 'Jak to działa (po angielsku)',
  'start.demo': 'Obejrzyj demo',
  'start.demo.text':
    'Wymyślony sklep z odpowiedziami z całego roku. Nic, co tam zrobisz, nie liczy się tutaj.',
  'start.demo.open': 'Otwórz demo',
  'start.demo.own':
    'To konto sklepu demonstracyjnego. Rozejrzyj się w nim i odpowiedz na pytanie: odpowiedź pojawi się tutaj.',
  'start.demo.shop': 'Otwórz sklep demonstracyjny',
  'start.steps': 'Zainstaluj widżet',
  'start.steps.all': 'Wszystkie ustawienia instalacji',
  'start.tag.heard': 'Ostatni sygnał: {when}',
  'start.tag.told': 'Działa',
  'start.tag.silent': 'Jeszcze się nie odezwał',
  'start.origins.none': 'Żadna strona nie może jeszcze przysyłać odpowiedzi',
  'start.check.what': 'Opcjonalnie: strona powie, co jest z nią nie tak',
  'start.test.mute': 'Potrzebne jest aktywne pytanie; szablon ma trzy',
  'start.first.waiting': 'Pojawi się tutaj razem ze ścieżką klienta',
  'start.first.how':
    'Otwórz stronę sklepu w oknie prywatnym i poczekaj pięć sekund: tam jesteś nową osobą i pytanie się pojawi. Każdą osobę pytamy o to samo tylko raz.',
}
