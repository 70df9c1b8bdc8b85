import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'site.live': {
    one: '{name} przyjmuje odpowiedzi z {n} adresu.',
    few: '{name} przyjmuje odpowiedzi z {n} adresów.',
    many: '{name} przyjmuje odpowiedzi z {n} adresów.',
    other: '{name} przyjmuje odpowiedzi z {n} adresu.',
  },
  'site.noOrigin': '{name} nie przyjmuje jeszcze odpowiedzi z żadnej strony: nie podano adresów.',
  'site.paused': '{name}: pytania są wstrzymane, a odpowiedzi nie są przyjmowane.',
  'site.name.hint': 'Widzi ją zespół, nie klienci.',
  'site.pause.hint': 'Wstrzymany sklep o nic nie pyta i nie przyjmuje odpowiedzi.',
  'site.cooldown.hint':
    'Tyle czasu po jednym pytaniu nie zadajemy tej samej osobie kolejnych. 0 oznacza brak odstępu.',
  'site.days': { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' },
  'site.addressLimit.hint':
    'Ile odpowiedzi i zdarzeń może przysłać jeden adres internetowy. W szkole lub biurze z jednego adresu korzysta wiele osób; wyższy limit przepuści też większą falę.',
  'site.addressLimit.aMinute': '{n} na minutę',
  'site.sampleAbove.hint':
    'Ile wierszy bazy danych ten sklep może zapisać w ciągu dnia. Gdy zapisze więcej, następnego dnia liczymy tylko część wyświetleń pytań: wszystkie odpowiedzi zostają, a odsetek odpowiedzi pozostaje poprawny w podanym przedziale. Zmniejsz, aby zmieścić się w planie Cloudflare.',
  'site.sampleAbove.aDay': 'wierszy dziennie',
  'site.dropsCounts.hint':
    'Dla Metabase i podobnych programów: plik CSV na tydzień, a w nim liczba odpowiedzi na dzień w każdym punkcie styku według oceny, kanału, segmentu i persony. Bez pojedynczych odpowiedzi, komentarzy i osób; bez podróży pracowników. O trzeciej w nocy czasu witryny.',
  'site.budget.hint':
    'Liczy się dla gości, których sklep nazywa, łącznie we wszystkich ankietach, kanałach i urządzeniach. Puste: bez ograniczenia.',
  'site.budget.most': 'Pytań najwyżej',
  'site.budget.days': 'w ciągu dni',
  'site.budget.kind': 'Rodzaj',
  'site.budget.within': 'nie w ciągu dni:',
  'site.budget.after': 'Po',
  'site.budget.addGap': 'Rozdziel dwa rodzaje',
  'site.budget.removeGap': 'Usuń: {kind} po {after}',
  'site.timezone.hint': 'Nie da się jej zmienić: według niej policzono wszystkie dni w historii.',

  'site.end': 'Usunięcie sklepu',
  'site.end.lead':
    'Znikną wszystkie odpowiedzi, wyniki, ankiety, klucze i dziennik zmian. Nikt ich nie odzyska.',
  'site.end.action': 'Usuń sklep',
  'site.end.title': 'Usunąć {name}?',
  'site.end.text':
    'Jego strony przestaną pytać, zespół od razu straci dostęp, a dane zostaną usunięte w ciągu minut albo, gdy odpowiedzi jest dużo, godzin.',
}
