import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'shared.title': 'Udostępniony widok – Wayfelt',
  'shared.opening': 'Otwieramy udostępniony widok…',
  'shared.foot': 'Udostępniony widok sklepu {site}, do {day}',
  'shared.rule':
    'Pełne tygodnie, tydzień po ich końcu. Mniej niż pięciu odpowiedzi nie pokazujemy, żeby nikogo nie dało się rozpoznać.',
  'shared.over.title': 'Ten link już nie działa',
  'shared.over.text':
    'Stracił ważność, został unieważniony albo brakuje jego części. O nowy poproś osobę, od której go masz.',
  'shared.closed.title': 'Ten widok jest zamknięty',
  'shared.closed.text':
    'Udostępniony widok pozostaje otwarty przez dwanaście godzin, o ile link jest ważny. Otwórz link jeszcze raz, a jeśli nie działa, poproś o nowy osobę, od której go masz.',
  'shared.failed.title': 'Nie udało się otworzyć udostępnionego widoku',
}
