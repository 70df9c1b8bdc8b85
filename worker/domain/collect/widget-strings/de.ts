import type { WidgetStrings } from '#contract/collect/config.ts'

export const de: WidgetStrings = {
  faces: ['Sehr schlecht', 'Schlecht', 'Geht so', 'Gut', 'Sehr gut'],
  expectation: ['Schlechter als erwartet', 'Wie erwartet', 'Besser als erwartet'],
  yes: 'Ja',
  no: 'Nein',
  ends: {
    csat: ['Sehr unzufrieden', 'Sehr zufrieden'],
    nps: ['Sehr unwahrscheinlich', 'Sehr wahrscheinlich'],
    ces: ['Stimme gar nicht zu', 'Stimme voll zu'],
    effort: ['Sehr einfach', 'Sehr schwierig'],
  },
  send: 'Absenden',
  close: 'Schließen',
  tellMore: 'Erzählen Sie uns mehr (optional)',
  thanks: 'Vielen Dank!',
  newQuestion: 'Eine kurze Frage:',
  chooseFirst: 'Bitte wählen Sie zuerst eine Antwort.',
  writeFirst: 'Bitte schreiben Sie zuerst ein paar Worte.',
  savedForLater: 'Gespeichert. Wird gesendet, sobald Sie online sind.',
  region: 'Feedback',
}
