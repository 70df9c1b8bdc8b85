import type { signIn as english } from '#dashboard/kit/i18n/en/sign-in.ts'
import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'

export const signIn: Slavic<typeof english> = {
  'signIn.working': 'Trwa logowanie…',
  'signIn.used.title': 'Ten link już nie działa',
  'signIn.used.text':
    'Link do logowania działa tylko raz i krótko. Zaloguj się inaczej albo poproś o nowy link.',
  'signIn.none.title': 'Trzeba się zalogować',
  'signIn.none.text': 'Użyj klucza dostępu albo otwórz link do logowania.',
  'signIn.failed.title': 'Logowanie się nie udało',
  'signIn.passkey': 'Zaloguj się kluczem dostępu',
  'signIn.passkey.unknown':
    'Ten klucz dostępu nie otwiera tu żadnego konta. Może go usunięto: zaloguj się inaczej.',
  'signIn.access': 'Przejdź dalej przez Cloudflare Access',
  'signIn.access.unknown':
    'Cloudflare Access Cię zna, ale nie masz tu konta. Poproś właściciela o zaproszenie.',
  'signIn.email': 'E-mail',
  'signIn.mail': 'Wyślij mi link',
  'signIn.mailed':
    'Jeśli adres {email} ma tu konto, link jest już w drodze. Działa raz, przez 15 minut.',
  'signIn.hint':
    'Nie da się wejść? Kto prowadzi ten Wayfelt, dostanie nowy link poleceniem {link}; na własnym komputerze wypisuje go też {start}.',
}
