import type { WidgetStrings } from '#contract/collect/config.ts'

export const pl: WidgetStrings = {
  faces: ['Bardzo źle', 'Źle', 'Tak sobie', 'Dobrze', 'Bardzo dobrze'],
  expectation: ['Poniżej oczekiwań', 'Zgodnie z oczekiwaniami', 'Powyżej oczekiwań'],
  yes: 'Tak',
  no: 'Nie',
  ends: {
    csat: ['Wcale nie', 'W pełni'],
    nps: ['Na pewno nie', 'Na pewno tak'],
    ces: ['Zdecydowanie się nie zgadzam', 'Zdecydowanie się zgadzam'],
    effort: ['Bardzo łatwo', 'Bardzo trudno'],
  },
  send: 'Wyślij',
  close: 'Zamknij',
  tellMore: 'Napisz coś więcej (nieobowiązkowo)',
  thanks: 'Dziękujemy!',
  newQuestion: 'Krótkie pytanie:',
  chooseFirst: 'Najpierw wybierz odpowiedź.',
  writeFirst: 'Najpierw napisz kilka słów.',
  savedForLater: 'Zapisano. Wyślemy, gdy wróci połączenie.',
  region: 'Opinia',
}
