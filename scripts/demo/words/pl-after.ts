import type { Comments } from './book.ts'

/** What Polish customers write. */
export const plAfter: Pick<
  Comments,
  'delivery' | 'late' | 'waiting' | 'locker' | 'help' | 'search' | 'retention' | 'advocacy'
> = {
  delivery: {
    bad: [
      'Kurier zostawił paczkę u sąsiada bez słowa. #no_news',
      'Karton zgnieciony, {product} w kawałkach. #damaged',
      'Kurier nawet nie zadzwonił, tylko „nie zastano odbiorcy”. Cały dzień siedziałem w domu! #no_news',
      'Przesyłka dotarła otwarta. #damaged',
      'Kurier rzucił paczkę i poszedł. #rude',
      'Musiałam sama znosić z auta. #rude',
    ],
    mixed: [
      'Kurier miły, tylko późno, po {hour}.',
      'Paczka cała, karton trochę wgnieciony. #damaged',
      'Mogło być szybciej.',
      'Ok, ale bez godziny dostawy. #no_news',
    ],
    good: [
      'Zamówione wieczorem, następnego dnia u mnie. #fast',
      'Kurier bardzo miły, wniósł na trzecie piętro. #friendly',
      'Świetnie zapakowane, zero plastiku. #well_packed',
      'Przed czasem! #fast',
      'Wszystko na czas, {product} cały i zdrowy.',
      'Szybko i sprawnie, {city} pozdrawia. #fast',
      'Telefon pół godziny wcześniej, tak powinno być. #friendly',
    ],
  },
  late: {
    bad: [
      'Paczka spóźniona o {days}, to miał być prezent. #late',
      'Miało być we wtorek, przyszło po {days}. #late',
      '{carrier} jak zwykle, paczka krążyła po Polsce. {city} trzy razy. #late',
      'Nigdy więcej tego przewoźnika. #late',
      'Dotarło, ale już po imprezie. #late',
      '{days} opóźnienia i ani jednego SMS-a. #no_news',
      'Nikt nie uprzedził, że będzie później. #no_news',
    ],
    mixed: [
      'Dotarło, ale później, niż obiecano. #late',
      'Dobrze, że w ogóle przyszło po tym strajku. #late',
      'Późno, ale chociaż całe.',
    ],
    good: [
      'Trochę później, ale obsługa uprzedziła.',
      'Poślizg był, za to rabat na przeprosiny. Dziękuję!',
    ],
  },
  waiting: {
    bad: [
      'Czekam już {days} i żadnej informacji. #no_news',
      'Status od {days} ten sam: „w sortowni”. {city}. Co się dzieje? #no_news',
      'Słyszałam, że {carrier} strajkuje. Dlaczego nikt nie napisał? #no_news',
      'Gdzie jest moja paczka??? #late',
      'Prezent na urodziny dziecka, a paczka stoi w miejscu. #late',
      'Chcę zwrotu pieniędzy, {days} bez paczki. #late',
      'Rozumiem strajk, ale można było wysłać czym innym. #late',
      'Śledzenie nie działa, infolinia nie odbiera. #no_news',
      'Trzeci raz zmieniacie datę dostawy. #late',
      'Od poniedziałku „doręczenie dziś”. #late',
      'Z radia wiem o strajku, nie od was. #no_news',
    ],
    mixed: [
      'Opóźnienie, ale przynajmniej dostałem SMS. #late',
      'Czekam cierpliwie, wiem, że strajk. #late',
      'Trochę się niepokoję.',
    ],
    good: [
      'Dobrze, że widać, gdzie jest paczka.',
      'Śledzenie co do godziny, super.',
      'Kurier w drodze, wszystko gra. #fast',
      'Mogłam zmienić termin jednym kliknięciem.',
    ],
  },
  locker: {
    bad: [
      'Paczka przekierowana do automatu 4 km dalej. #locker_full',
      'Automat zepsuty, musiałam przyjść drugi raz. #other',
      'Skrytka za wysoko, nie sięgam. #other',
      'Ekran nie działał na mrozie. #other',
      'Pudełko wepchnięte na siłę, pogięte. #damaged',
    ],
    mixed: [
      'Odebrane, ale dopiero po {hour}, bo automat był pełny. #locker_full',
      'Trochę daleko od domu.',
      'Kolejka do automatu, jak to w piątek.',
    ],
    good: [
      'Automat pod blokiem, odbiór w 10 sekund. #near',
      'Zdalne otwarcie działa świetnie.',
      'Szybciej niż kurierem. #fast',
      'Odebrane w drodze z pracy, idealnie. #near',
      'Bez kolejek i bez gadania.',
    ],
  },
  help: {
    bad: [
      'Bot w kółko pyta o numer zamówienia. #not_solved',
      'Czekałem 25 minut na konsultanta i mnie rozłączyło. #waiting',
      'Odpowiedź nie na temat. #not_found',
      'Nikt nic nie wie o mojej paczce. #not_solved',
    ],
    mixed: ['Pani miła, ale sprawa dalej otwarta. #not_solved', 'Pomogło połowicznie.'],
    good: [
      'Pan Tomek załatwił wszystko w 3 minuty.',
      'Konkretnie i uprzejmie, dziękuję.',
      'Zwrot pieniędzy tego samego dnia.',
    ],
  },
  search: {
    bad: [
      'jak zmienić adres dostawy po zamówieniu',
      'faktura z innym NIP',
      'gdzie jest moja paczka',
      'zwrot bez paragonu',
      'reklamacja uszkodzony towar',
      'czy dostarczacie na Litwę',
    ],
    mixed: ['godziny otwarcia sklepu {city}', 'kod rabatowy newsletter', 'jak usunąć konto'],
    good: ['karta podarunkowa', 'pakowanie na prezent'],
  },
  retention: {
    bad: [
      'Za dużo maili od was. #too_often',
      'Przypominacie o rzeczy, którą kupiłam wczoraj. #too_early',
      'Punkty przepadły bez ostrzeżenia.',
      'Trzeci mail w tym tygodniu. #too_often',
      'Nie prosiłem o przypomnienia.',
    ],
    mixed: [
      'Przydatne, ale wystarczy raz na miesiąc. #too_often',
      'Za mało nagród.',
      'Jeszcze mam zapas. #too_early',
    ],
    good: [
      'Akurat mi się kończyło, dzięki!',
      'Rabat na drugie zakupy bardzo miły.',
      'Konkretne zniżki, nie jakieś punkty.',
      'Przypomnienie w samą porę.',
      'Lubię do was wracać.',
    ],
  },
  advocacy: {
    bad: [
      'Po takiej dostawie nie polecę nikomu.',
      '{product} rozpadł się po miesiącu.',
      'Nie odpisaliście na reklamację.',
      'Za drogo w porównaniu z innymi.',
      'Raz kupiłem i wystarczy.',
    ],
    mixed: [
      'Produkty dobre, dostawa loteria.',
      'Jest ok, ale taniej kupię gdzie indziej.',
      'Nic specjalnego, ale bez zastrzeżeń.',
      'Polecę, jak poprawicie dostawy.',
    ],
    good: [
      'Polecam wszystkim koleżankom!',
      '{product} działa bez zarzutu.',
      'Uczciwy sklep, wrócę.',
      'Trzecie zamówienie i znów świetnie.',
      'Cała rodzina już u was kupuje.',
      'Jakość na lata.',
    ],
  },
}
