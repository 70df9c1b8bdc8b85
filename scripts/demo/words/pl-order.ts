import type { Comments } from './book.ts'

/** What Polish customers write. */
export const plOrder: Pick<
  Comments,
  'ads' | 'product' | 'store' | 'cart' | 'checkout' | 'payment'
> = {
  ads: {
    bad: [
      'W reklamie była inna cena niż w sklepie. #other_price',
      'Kliknęłam w reklamę, a produktu już nie ma. #sold_out',
      'Reklama mówiła o darmowej dostawie, a tu 14,99. #other_price',
      'Strona ładuje się wieki. #slow_page',
      'Reklama swoje, sklep swoje.',
    ],
    mixed: [
      'Trochę co innego, niż obiecywała reklama, ale coś znalazłem.',
      'Strona wczytywała się dość długo. #slow_page',
      'Ładne zdjęcia w reklamie, w sklepie skromniej.',
    ],
    good: [
      'Dokładnie to, czego szukałam.',
      'Wszystko się zgadza, {product} od razu na pierwszej stronie.',
      'Znajoma polecała i miała rację.',
      'Cena jak w reklamie, brawo.',
    ],
  },
  product: {
    bad: [
      'Za mało zdjęć, nie widać, jak duży jest {product}. #photos',
      'Brak wymiarów w centymetrach, pogubiłam się. #size',
      'Opis po angielsku?? Nic nie rozumiem.',
      'Nie wiem, czy to pasuje do indukcji.',
      'Cena wyższa niż tydzień temu. #price',
      'Zdjęcia rozmazane. #photos',
      'Nie wiadomo, z czego to jest zrobione.',
      'Drogo jak na {product}. #price',
    ],
    mixed: [
      'Opis ok, ale przydałoby się zdjęcie z boku. #photos',
      'Fajne, tylko nie ma informacji o gwarancji.',
      'Czy {product} można myć w zmywarce? Nie znalazłem.',
      'Brakuje filmu, ale poza tym w porządku.',
      'Wymiary są, tylko trzeba ich długo szukać. #size',
      'Dobre, choć kolory na telefonie wyglądają inaczej.',
    ],
    good: [
      'Super zdjęcia i konkretne wymiary. #description',
      'Opinie innych bardzo pomogły. #opinions',
      'Wszystko jasne, biorę.',
      '{product} wygląda pięknie!',
      'Nareszcie sklep, w którym opis ma sens. #description',
      'Porównanie rozmiarów to świetny pomysł.',
      'Lubię, że pokazujecie też słabsze opinie. #opinions',
      'Łatwo wybrać.',
    ],
  },
  store: {
    bad: [
      'Kolejka do kasy na 20 minut. #queue',
      'Nie było tego, co na stronie „dostępne w sklepie”. #not_in_stock',
      'Nikt nie podszedł doradzić.',
    ],
    mixed: ['Miła obsługa, ale mały wybór.', 'W porządku, tylko ciasno.'],
    good: [
      'Pani przy kasie świetnie doradziła. #advice',
      'Ładny sklep, pachnie drewnem.',
      'Szybko i miło, {city}.',
      'Obejrzałam na żywo i już wiem, że biorę.',
    ],
  },
  cart: {
    bad: [
      'Dostawa droższa niż sam produkt. #delivery_cost',
      'Dlaczego muszę zakładać konto? #account',
      'Kod rabatowy nie działa.',
      'Darmowa dostawa dopiero od 250 zł, serio? #delivery_cost',
      'Tydzień czekania to za długo. #delivery_time',
      'Nie ma płatności za pobraniem. #payment',
      'Potrzebuję na jutro, a u was trzy dni. #delivery_time',
    ],
    mixed: [
      'Czekam na wypłatę ;) #looking',
      'Zastanawiam się jeszcze nad kolorem. #looking',
      'Szukam kodu rabatowego. #looking',
      'Porównuję ceny. #looking',
    ],
    good: [],
  },
  checkout: {
    bad: [
      'Formularz wyczyścił mi adres przy wyborze automatu, musiałam wpisywać od nowa. #form',
      'Trzy razy wyskoczył błąd i nie wiem, czy zamówienie przeszło. #error',
      'Za dużo pól, po co wam data urodzenia? #form',
      'Na telefonie przycisk „Zamawiam” chowa się pod klawiaturą. #error',
      'Koszt dostawy pojawił się dopiero na końcu. #cost',
      'Nie da się kupić na fakturę bez dzwonienia.',
      'Mapa punktów odbioru się zawiesza. #error',
    ],
    mixed: [
      'Ok, ale dwa razy pytało o to samo. #form',
      'Działa, tylko mapa punktów odbioru wolno się ładuje.',
      'Mogłoby zapamiętać adres.',
      'Poszło, choć szukałam, gdzie wpisać kod.',
    ],
    good: [
      'Minuta i po wszystkim. #quick',
      'Szybko, bez zakładania konta, tak trzymać! #quick',
      'Prosto i czytelnie. #clear',
      'O wiele lepiej niż kiedyś.',
      'BLIK i gotowe. #quick',
      'Wszystko na jednej stronie. #clear',
      'Nawet moja mama dała radę :) #clear',
    ],
  },
  payment: {
    bad: [
      'Płatność odrzucona, a pieniądze zeszły z konta. #declined',
      'Obciążyło mnie dwa razy. #twice',
      'Faktura na zły NIP, drugi raz to samo. #invoice',
      'Po powrocie z banku pusta strona. #declined',
    ],
    mixed: [
      'W końcu się udało, za drugim razem.',
      'Brakuje płatności odroczonej.',
      'Długo kręciło się kółko.',
    ],
    good: [
      'BLIK bez problemu.',
      'Szybko i bezpiecznie.',
      'Faktura przyszła od razu, super.',
      'Zapamiętana karta, jedno kliknięcie.',
    ],
  },
}
