import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'
import type { common as english } from '#dashboard/kit/i18n/en/settings/common.ts'

export const common: Slavic<typeof english> = {
  'title.settings': '{page} – Wayfelt',
  'settings.site': 'Sklep',
  'settings.team': 'Zespół',
  'settings.keys': 'Klucze',
  'settings.shares': 'Udostępnianie',
  'settings.privacy': 'Prywatność',
  'settings.audit': 'Dziennik zmian',
  'settings.install': 'Instalacja',

  'loaded.failed': 'Nie udało się wczytać tej części',
  'form.save': 'Zapisz zmiany',
  'form.saving': 'Zapisywanie…',
  'form.saved': 'Zapisano',
  'form.unsaved': 'Jeszcze nie zapisano',
  'form.discard': 'Odrzuć',
  'form.invalid': 'Nie zapisano: coś trzeba poprawić.',
  'form.failed': 'Nie zapisano. {reason}',
  'form.required': 'Uzupełnij to pole.',
  'form.tooLong': {
    one: 'Najwyżej {n} znak.',
    few: 'Najwyżej {n} znaki.',
    many: 'Najwyżej {n} znaków.',
    other: 'Najwyżej {n} znaku.',
  },
  'form.tooMany': {
    one: 'Najwyżej {n} pozycja.',
    few: 'Najwyżej {n} pozycje.',
    many: 'Najwyżej {n} pozycji.',
    other: 'Najwyżej {n} pozycji.',
  },
  'form.range': 'Liczba całkowita od {low} do {high}.',
  'form.line': 'Wiersz {n}: {reason}',
  'form.handle': '„{text}” nie pasuje: użyj małych liter a–z, cyfr, „-” i „_”.',

  'leave.title': 'Wyjść bez zapisywania?',
  'leave.text': 'Zmiany na tej stronie nie są jeszcze zapisane.',
  'leave.go': 'Wyjdź bez zapisywania',
  'leave.stay': 'Zostań tutaj',
  'confirm.cancel': 'Anuluj',
  'confirm.type': 'Aby potwierdzić, wpisz „{name}”',
  'secret.once': 'Pokazujemy to tylko raz. Skopiuj teraz i przechowaj w bezpiecznym miejscu.',
  'secret.done': 'Już mam kopię',
}
