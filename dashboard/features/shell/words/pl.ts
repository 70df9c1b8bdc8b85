import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'app.skip': 'Przejdź do treści',
  'nav.label': 'Główna nawigacja',
  'nav.journey': 'Ścieżka klienta',
  'nav.inbox': 'Skrzynka',
  'nav.surveys': 'Ankiety',
  'nav.delivery': 'Dostawa',
  'nav.improvements': 'Usprawnienia',
  'nav.site': 'Sklep',
  'nav.newSite': 'Nowy sklep',
  'nav.account': 'Konto',
  'nav.menu': 'Menu',
  'nav.language': 'Język',
  'nav.theme': 'Wygląd',
  'nav.signOut': 'Wyloguj się',
  'nav.passkey': 'Zalogowano Cię linkiem. {add}, a następnym razem obejdzie się bez niego.',
  'nav.passkey.add': 'Dodaj klucz dostępu',
  'nav.passkey.later': 'Nie teraz',
  'theme.system': 'Jak w systemie',
  'theme.light': 'Jasny',
  'theme.dark': 'Ciemny',

  'sites.choose': 'Który sklep chcesz zobaczyć?',
  'sites.none': 'Nie masz jeszcze dostępu do żadnego sklepu',
  'sites.none.text': 'Poproś właściciela sklepu o zaproszenie.',
  'sites.followed': 'W innej karcie wybrano sklep {site}; ta karta też go pokazuje.',

  'factor.title': 'Potwierdź, że to Ty',
  'factor.text': 'To wymaga klucza dostępu albo logowania z ostatnich dziesięciu minut.',
  'factor.action': 'Użyj klucza dostępu',
  'factor.cancel': 'Anuluj',
  'factor.none': 'Nie masz klucza?',
  'factor.signIn': 'Zaloguj się ponownie',
  'factor.unknown': 'To nie jest klucz dostępu do Twojego konta.',
}
