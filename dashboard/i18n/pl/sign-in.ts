import type { signIn as english } from '#dashboard/i18n/en/sign-in.ts'
import type { Slavic } from '#dashboard/i18n/catalog.ts'

export const signIn: Slavic<typeof english> = {
  'signIn.working': 'Trwa logowanie…',
  'signIn.used.title': 'Ten link już nie działa',
  'signIn.used.text':
    'Link do logowania działa tylko raz i przez krótki czas. Uruchom ponownie {start} albo {link}, aby dostać nowy.',
  'signIn.none.title': 'Trzeba się zalogować',
  'signIn.none.text':
    'Otwórz link do logowania, który {start} wypisało w terminalu, albo uruchom {link}, aby dostać nowy.',
  'signIn.failed.title': 'Logowanie się nie udało',
}
