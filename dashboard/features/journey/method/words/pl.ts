import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

/** How the figures of the journey page are counted. */
export const words: Slavic<typeof english> = {
  'method.scale.title': 'Jedna skala',
  'method.scale':
    'Każda ocena trafia na skalę od −100 (najgorzej) do +100 (najlepiej): 200 × (ocena − najniższa) ÷ (najwyższa − najniższa) − 100. Punkt krzywej to średnia. Jedna krzywa pokazuje jeden rodzaj pytania, bo dwóch rodzajów nie da się ściśle porównać; „różne skale” kładą wszystkie na jednej osi i mówią o tym wprost.',
  'method.interval.title': 'Przedział',
  'method.interval':
    'Cienka linia przez punkt to przedział 95%: średnia ± t × odchylenie standardowe ÷ √n, w granicach od −100 do +100. Na sto takich przedziałów około 95 zawiera prawdziwą wartość. Gdy wszystkie odpowiedzi są takie same, szerokość wyznacza przedział Wilsona, żeby linia nigdy nie miała zerowej długości.',
  'method.small.title': 'Mało odpowiedzi',
  'method.small':
    'Poniżej {n} odpowiedzi nie pokazujemy wartości, a linia się przerywa; chroni to też tych, którzy odpowiedzieli. Od {n} do 29 odpowiedzi punkt jest pusty w środku, linia kropkowana, a wartość skorygowana. Od 30 rysujemy wszystko normalnie.',
  'method.shrunk.title': 'Korekta przy niewielu odpowiedziach',
  'method.shrunk':
    'Wartość z niewielu odpowiedzi przyciągamy do średniej całej ścieżki: (v × średnia + τ² × własna wartość) ÷ (v + τ²), gdzie v to jej własna niepewność, a τ² – zróżnicowanie etapów. Im mniej odpowiedzi, tym mocniej. Wartość przed korektą jest w opisie punktu i w tabeli.',
  'method.change.title': 'Zmiana',
  'method.change':
    'Uznajemy, że etap się zmienił, gdy różnica wynosi co najmniej 5 punktów i q ≤ 0,05: to szansa fałszywego alarmu z poprawką (Benjaminiego–Hochberga) na to, że patrzymy na wszystkie etapy naraz. Liczby zaokrąglamy dopiero przy pokazaniu, więc zmiana może różnić się o jeden od tego, co wynika z obu wartości.',
  'method.rate.title': 'Odsetek odpowiedzi',
  'method.rate':
    'Liczba odpowiedzi podzielona przez to, ile razy pokazano pytanie. Gdzie wyświetleń nie liczono, odsetka nie podajemy.',
  'method.days.title': 'Dni',
  'method.days': 'Dni to dni kalendarzowe w strefie czasowej sklepu: {timezone}.',
  'method.formula': 'Rodzaj pytania',
}
