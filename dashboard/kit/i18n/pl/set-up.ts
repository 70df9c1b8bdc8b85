import type { setUp as english } from '#dashboard/kit/i18n/en/set-up.ts'
import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'

export const setUp: Slavic<typeof english> = {
  'title.setUp': 'Pierwsze uruchomienie – Wayfelt',
  'setUp.title': 'Pierwsze uruchomienie',
  'setUp.lead':
    'Wayfelt będzie należeć do Ciebie. Haseł tu nie ma: wrócisz z kluczem dostępu albo przez link.',
  'setUp.name': 'Imię i nazwisko',
  'setUp.name.hint': 'Widzi je Twój zespół.',
  'setUp.email': 'E-mail',
  'setUp.email.hint': 'To Twoje konto. Wayfelt wysyła na nie tylko linki, o które poprosisz.',
  'setUp.site': 'Twój sklep',
  'setUp.site.needed': 'Nie ma tu jeszcze żadnego sklepu: nazwij pierwszy.',
  'setUp.action': 'Gotowe',
  'setUp.none.title': 'Otwórz link do uruchomienia',
  'setUp.none.text': 'Wypisało go {start}; nowy wypisze {link}. Działa tylko raz.',
  'setUp.over.title': 'Ten link już nie działa',
  'setUp.over.text':
    'Ktoś go już użył albo minęła doba. Jeśli ten Wayfelt ma właściciela, zaloguj się. Jeśli nie, {link} wypisze nowy link.',
  'setUp.signIn': 'Przejdź do logowania',
}
