import type { method as english } from '#dashboard/kit/i18n/en/method.ts'
import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'

export const method: Slavic<typeof english> = {
  'method.scale.title': 'Jedna skala',
  'method.scale':
    'Każda ocena trafia na skalę od −100 (najgorzej) do +100 (najlepiej): 200 × (ocena − najniższa) ÷ (najwyższa − najniższa) − 100. Punkt krzywej to średnia. Jedna krzywa pokazuje jeden rodzaj pytania, bo dwóch rodzajów nie da się ściśle porównać; „różne skale” kładą wszystkie na jednej osi i mówią o tym wprost.',
  'method.csat':
    'CSAT: oceny od 1 do 5 to −100, −50, 0, +50, +100. Obok podajemy CSAT, czyli udział dwóch najlepszych ocen, z przedziałem Wilsona.',
  'method.emotion':
    'Emocje: pięć buziek to −100, −50, 0, +50, +100. Obok podajemy udział zadowolonych buziek, z przedziałem Wilsona.',
  'method.nps':
    'NPS: promotorzy (9–10) liczą się jako +100, neutralni (7–8) jako 0, krytycy (0–6) jako −100. Punkt krzywej to więc sam NPS, z poprawionym przedziałem Walda.',
  'method.ces':
    'CES: odwracamy tak, żeby „łatwo” było zawsze u góry, niezależnie od brzmienia pytania, i przenosimy na tę samą skalę. Obok podajemy udział odpowiedzi po łatwej stronie, z przedziałem Wilsona.',
  'method.expectation':
    'Oczekiwania: gorzej −100, zgodnie 0, lepiej +100; przedział to poprawiony przedział Walda.',
  'method.arrived':
    'Czy dotarła: nie −100, tak +100. Obok podajemy udział paczek, które dotarły, z przedziałem Wilsona.',
  'method.interval.title': 'Przedział',
  'method.interval':
    'Cienka linia przez punkt to przedział 95%: średnia ± t × odchylenie standardowe ÷ √n, w granicach od −100 do +100. Na sto takich przedziałów około 95 zawiera prawdziwą wartość. Gdy wszystkie odpowiedzi są takie same, szerokość wyznacza przedział Wilsona, żeby linia nigdy nie miała zerowej długości.',
  'method.small.title': 'Mało odpowiedzi',
  'method.small':
    'Poniżej 5 odpowiedzi nie pokazujemy wartości, a linia się przerywa; chroni to też tych, którzy odpowiedzieli. Od 5 do 29 odpowiedzi punkt jest pusty w środku, linia kropkowana, a wartość skorygowana. Od 30 rysujemy wszystko normalnie.',
  'method.shrunk.title': 'Korekta przy niewielu odpowiedziach',
  'method.shrunk':
    'Wartość z niewielu odpowiedzi przyciągamy do średniej całej ścieżki: (v × średnia + τ² × własna wartość) ÷ (v + τ²), gdzie v to jej własna niepewność, a τ² – zróżnicowanie etapów. Im mniej odpowiedzi, tym mocniej. Wartość przed korektą jest w opisie punktu i w tabeli.',
  'method.change.title': 'Zmiana',
  'method.change':
    'Uznajemy, że etap się zmienił, gdy różnica wynosi co najmniej 5 punktów i q ≤ 0,05: to szansa fałszywego alarmu z poprawką (Benjaminiego–Hochberga) na to, że patrzymy na wszystkie etapy naraz.',
  'method.rate.title': 'Odsetek odpowiedzi',
  'method.rate':
    'Liczba odpowiedzi podzielona przez to, ile razy pokazano pytanie. Gdzie wyświetleń nie liczono, odsetka nie podajemy.',
  'method.days.title': 'Dni',
  'method.days': 'Dni to dni kalendarzowe w strefie czasowej sklepu: {timezone}.',
  'method.formula': 'Rodzaj pytania',
}
