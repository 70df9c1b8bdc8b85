import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'apiKeys.lead': 'Po nich rozpoznajemy strony i programy.',
  'apiKeys.live': {
    one: '{n} aktywny klucz',
    few: '{n} aktywne klucze',
    many: '{n} aktywnych kluczy',
    other: '{n} aktywnego klucza',
  },
  'apiKeys.soon': 'Klucz „{name}” przestanie działać {when}.',
  'apiKeys.none': 'Żaden klucz publiczny nie działa: strony sklepu nie mogą wysyłać odpowiedzi.',

  'apiKeys.publishable': 'Klucze publiczne',
  'apiKeys.publishable.lead':
    'Są wpisane w strony sklepu i każdy może je zobaczyć. Pozwalają wysyłać odpowiedzi, a niczego nie odczytują.',
  'apiKeys.publishable.new': 'Nowy klucz publiczny',
  'apiKeys.inSnippet': 'w kodzie na stronę',
  'apiKeys.secret': 'Klucze tajne',
  'apiKeys.secret.lead':
    'Dla programów na własnych serwerach. Każdy może robić tylko to, co zaznaczysz.',
  'apiKeys.secret.new': 'Nowy klucz tajny',
  'apiKeys.signing': 'Klucze do podpisów',
  'apiKeys.signing.lead':
    'Serwer sklepu potwierdza nimi, do którego zamówienia i klienta należy odpowiedź, więc strona nie może tego zmyślić.',
  'apiKeys.signing.new': 'Nowy klucz do podpisów',

  'apiKeys.name': 'Nazwa',
  'apiKeys.name.publishable': 'Gdzie jest wpisany, np. „Sklep” albo „Aplikacja”.',
  'apiKeys.name.secret': 'Który program go używa, np. „CRM”.',
  'apiKeys.key': 'Klucz',
  'apiKeys.kind': 'Rodzaj',
  'apiKeys.kind.signing': 'do podpisów',
  'apiKeys.id': 'Identyfikator',
  'apiKeys.created': 'Utworzono',
  'apiKeys.scopes': 'Uprawnienia',
  'apiKeys.scopes.none': 'Zaznacz co najmniej jedno.',
  'apiKeys.used': 'Ostatnio użyto',
  'apiKeys.unused': 'nigdy',
  'apiKeys.lastHour': 'w ciągu godziny',
  'apiKeys.until': 'Ważny do',
  'apiKeys.noEnd': 'bezterminowo',
  'apiKeys.make': 'Utwórz klucz',
  'apiKeys.lifetime.publishable':
    'Po tym czasie strony z tym kluczem zamilkną, dopóki nie dostaną innego.',
  'apiKeys.lifetime.secret': 'Krócej znaczy bezpieczniej: zapomniany klucz wygaśnie sam.',
  'apiKeys.made.publishable': 'Klucz „{name}” już działa.',
  'apiKeys.made.secret': 'Klucz tajny „{name}”',
  'apiKeys.made.signing': 'Klucz do podpisów {id}',
  'apiKeys.try': 'Aby go wypróbować, zapisz go w zmiennej WAYFELT_KEY i uruchom:',
  'apiKeys.revoke.publishable':
    'Strony z tym kluczem w ciągu minuty przestaną pytać i wysyłać odpowiedzi.',
  'apiKeys.revoke.last': 'Żaden inny klucz publiczny nie działa: zamilknie cały sklep.',
  'apiKeys.revoke.secret':
    'Programy, które go używają, od razu stracą dostęp. Nie będą już mogły robić tego:',
  'apiKeys.revoke.signing':
    'Podpisane nim tokeny przestaną być wiarygodne: odpowiedzi z nimi zachowamy, ale bez przypisania do zamówienia i klienta.',
  'apiKeys.ended.caption': 'Dzięki nim wiadomo, co i kiedy przestało działać.',
  'apiKeys.sign.how': 'Jak podpisywać',
  'apiKeys.sign.text':
    'Identyfikator i sekret trzymaj na swoim serwerze i tam twórz token dla każdego zamówienia.',
  'apiKeys.sign.languages': 'Język przykładu',
  'apiKeys.sign.hand': 'Strona przekazuje token widżetowi:',
  'scope.figures:read.hint': 'Ścieżki, krzywe, oceny i liczby. Nic o konkretnych osobach.',
  'scope.comments:read.hint': 'To, co ludzie napisali. Tylko razem z wynikami.',
  'scope.people:read.hint': 'Strona, na której ktoś był, i jego cechy. Tylko razem z wynikami.',
  'scope.answers:write.hint': 'Pliki z odpowiedziami z innych źródeł.',
  'scope.orders:write.hint': 'Zamówienia i przesyłki, w zapytaniach lub plikach.',
  'scope.answers:export.hint': 'Całe pliki odpowiedzi, w takim zakresie, jaki klucz może czytać.',
  'scope.answers:hold.hint': 'Wyłączanie odpowiedzi z wyników i przywracanie ich.',
  'scope.cases:work.hint':
    'Przeglądanie, prowadzenie i zamykanie zgłoszeń oraz łączenie odpowiedzi z zamówieniami.',
  'scope.surveys:draft.hint': 'Zaczynanie ankiet jako szkiców, które publikuje człowiek.',
  'scope.privacy:manage.hint': 'Wydanie albo usunięcie tego, co wiadomo o jednej osobie.',
  'scope.audit:read.hint': 'Kto co zmienił.',
}
