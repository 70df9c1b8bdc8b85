import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'title.signIn': 'Logowanie – Wayfelt',

  'signIn.looking': 'Sprawdzanie linku…',
  'signIn.working': 'Trwa logowanie…',
  'signIn.ask.title': 'Zalogować się jako {email}?',
  'signIn.ask.text': 'Link działa tylko raz. Jeśli to nie Ty, zamknij tę stronę.',
  'signIn.ask.site':
    'To zaproszenie do {site}. Jeśli masz tu już konto, najpierw się na nie zaloguj i otwórz link jeszcze raz. Jeśli to nie Ty, zamknij tę stronę.',
  'signIn.ask.other':
    'W tej przeglądarce jest zalogowane konto {other}. Jeśli przejdziesz dalej, zostanie wylogowane.',
  'signIn.ask.action': 'Zaloguj jako {email}',
  'signIn.elsewhere.title': 'Ten link należy do innej przeglądarki',
  'signIn.elsewhere.text':
    'Link z e-maila działa tylko w przeglądarce, w której o niego poproszono. Otwórz go tam albo poproś tutaj o nowy.',
  'signIn.used.title': 'Ten link już nie działa',
  'signIn.used.text':
    'Link do logowania działa tylko raz i krótko. Zaloguj się inaczej albo poproś o nowy link.',
  'signIn.none.title': 'Trzeba się zalogować',
  'signIn.none.text': 'Użyj klucza dostępu albo otwórz link do logowania.',
  'signIn.failed.title': 'Logowanie się nie udało',
  'signIn.passkey': 'Zaloguj się kluczem dostępu',
  'signIn.passkey.unknown':
    'Ten klucz dostępu nie należy do żadnego konta tutaj. Może go usunięto: zaloguj się inaczej.',
  'signIn.access': 'Przejdź dalej przez Cloudflare Access',
  'signIn.access.unknown':
    'Cloudflare Access Cię zna, ale nie masz tu konta. Poproś właściciela o zaproszenie.',
  'signIn.email': 'E-mail',
  'signIn.mail': 'Wyślij mi link',
  'signIn.mailed':
    'Jeśli adres {email} ma tu konto, link jest już w drodze. Działa raz, przez 15 minut.',
  'signIn.hint':
    'Nie możesz się zalogować? Osoba, która prowadzi ten Wayfelt, utworzy link poleceniem {link}; na własnym komputerze wypisuje go też {start}.',

  'title.setUp': 'Pierwsze uruchomienie – Wayfelt',
  'setUp.title': 'Pierwsze uruchomienie',
  'setUp.lead':
    'Wayfelt będzie należeć do Ciebie. Haseł tu nie ma: wrócisz z kluczem dostępu albo przez link.',
  'setUp.code': 'Kod konfiguracji',
  'setUp.code.hint': 'Wartość WAYFELT_SETUP wybrana przy wdrażaniu. Działa raz.',
  'setUp.code.needed': 'Podaj kod konfiguracji.',
  'setUp.code.refused':
    'To nie jest kod konfiguracji albo został już użyty. Osoba, która wdrożyła to Wayfelt, może wybrać nowy.',
  'setUp.name': 'Imię i nazwisko',
  'setUp.name.hint': 'Widzi je Twój zespół.',
  'setUp.email': 'E-mail',
  'setUp.email.hint':
    'To Twoje konto. Wayfelt wysyła na nie linki, o które poprosisz, i wiadomości o nowych kluczach i sklepach.',
  'setUp.site': 'Twój sklep',
  'setUp.site.needed': 'Nie ma tu jeszcze żadnego sklepu: nazwij pierwszy.',
  'setUp.action': 'Gotowe',
  'setUp.done.title': 'To Wayfelt jest już skonfigurowane',
  'setUp.done.text': 'Ma właściciela. Zaloguj się lub poproś właściciela o zaproszenie.',
  'setUp.missing.title': 'To Wayfelt nie ma jeszcze właściciela',
  'setUp.missing.text':
    'Wybierz kod konfiguracji: w panelu Cloudflare dodaj do tego Workera sekret o nazwie {code} i odśwież tę stronę. Możesz też otworzyć link, który wypisze {start} lub {link}.',
  'setUp.short.title': 'Kod konfiguracji jest za krótki',
  'setUp.short.text':
    'Łatwo byłoby go odgadnąć. W panelu Cloudflare nadaj {code} co najmniej {n} znaków i odśwież tę stronę.',
  'setUp.over.title': 'Ten link już nie działa',
  'setUp.over.text':
    'Ktoś go już użył albo minęła doba. Jeśli ten Wayfelt ma właściciela, zaloguj się. Jeśli nie, {link} wypisze nowy link.',
  'setUp.signIn': 'Przejdź do logowania',
}
