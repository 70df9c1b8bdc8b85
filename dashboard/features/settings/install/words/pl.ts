import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'install.head.fresh': '{name}: od zera do pierwszej odpowiedzi w pięciu krokach.',
  'install.head.heard': '{name}: widżet już się odzywa i czeka na pierwszą prawdziwą odpowiedź.',
  'install.head.done': '{name}: wszystko działa, pierwsza odpowiedź przyszła {when}.',
  'install.head.noKey': '{name}: nie ma działającego klucza publicznego. Najpierw go utwórz.',
  'install.done': 'Gotowe',

  'install.tag': 'Wstaw fragment kodu na każdej stronie',
  'install.tag.lead':
    'Nie wstrzymuje ładowania strony i o nic nie pyta, dopóki żadna ankieta nie jest aktywna.',
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
  'install.tag.track': 'Mów widżetowi, co się dzieje (opcjonalnie)',
  'install.tag.track.text':
    'Ankieta może czekać na zdarzenie. Ten kod może działać w dowolnym miejscu strony, także zanim załaduje się fragment.',
  'install.noKey':
    'Fragment potrzebuje klucza publicznego, a żaden nie działa. Właściciel utworzy go na stronie {keys}.',

  'install.origins': 'Podaj, które strony mogą przysyłać odpowiedzi',
  'install.origins.lead': 'Słuchamy tylko stron pod tymi adresami.',
  'install.origins.none':
    'Nie podano jeszcze żadnego adresu: każda odpowiedź ze strony sklepu jest odrzucana.',
  'install.origins.change': 'Zmień adresy',
  'install.csp': 'Sklep ma politykę bezpieczeństwa treści (CSP)?',
  'install.csp.text':
    'Wtedy potrzebuje tych dwóch wierszy; jeśli taki wiersz już jest, dopisz do niego adres. Stylów, ramek ani eval nie trzeba dopuszczać.',
  'install.csp.nonce':
    'Z nonce: dodaj go do fragmentu jako nonce="…"; wtedy wystarczy wiersz connect-src.',

  'install.check': 'Sprawdź stronę',
  'install.check.lead':
    'Otwórz stronę sklepu specjalnym linkiem. Widżet powie stamtąd, co zastał, a tych odwiedzin nigdzie nie policzymy.',
  'install.check.begin': 'Zacznij sprawdzanie',
  'install.check.again': 'Zacznij nowe sprawdzanie',
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
  'install.check.findings': 'Co powiedziały strony',
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
  'finding.paused': 'Sklep ma przerwę: o nic nie pyta i nie przyjmuje odpowiedzi.',
  'finding.paused.fix': 'Zakończ przerwę',
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
    one: 'Aktywna jest jedna ankieta: jej pytanie padnie na każdej stronie.',
    few: 'Aktywne są {n} ankiety: padnie pytanie tej, która należy do strony, a jeśli takiej nie ma, pierwszej z nich.',
    many: 'Aktywnych jest {n} ankiet: padnie pytanie tej, która należy do strony, a jeśli takiej nie ma, pierwszej z nich.',
    other:
      'Aktywnych jest {n} ankiety: padnie pytanie tej, która należy do strony, a jeśli takiej nie ma, pierwszej z nich.',
  },
  'install.test.noSurvey': 'Żadna ankieta nie jest jeszcze aktywna, więc strona nie ma o co pytać.',
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
  'install.first.open': 'Zobacz ścieżkę',
}
