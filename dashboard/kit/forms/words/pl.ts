import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'error.email': 'Podaj adres, np. anna@sklep.example.',

  'form.save': 'Zapisz zmiany',
  'form.saving': 'Zapisywanie…',
  'form.saved': 'Zapisano',
  'form.unsaved': 'Jeszcze nie zapisano',
  'form.discard': 'Odrzuć',
  'form.invalid': 'Nie zapisano: popraw zaznaczone pola.',
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

  'leave.title': 'Wyjść bez zapisywania?',
  'leave.text': 'Zmiany na tej stronie nie są jeszcze zapisane.',
  'leave.go': 'Wyjdź bez zapisywania',
  'leave.stay': 'Zostań tutaj',
  'confirm.cancel': 'Anuluj',
  'confirm.type': 'Aby potwierdzić, wpisz „{name}”',
  'secret.once': 'Pokazujemy to tylko raz. Skopiuj teraz i przechowaj w bezpiecznym miejscu.',
  'secret.done': 'Gotowe',

  'site.timezone': 'Strefa czasowa',
  'newSite.timezone.hint': 'Według niej liczymy dni. Później nie da się jej zmienić.',
}
