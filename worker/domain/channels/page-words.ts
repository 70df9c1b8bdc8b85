import type { WidgetLanguage } from '#contract/words.ts'
import { spokenLanguage } from '#worker/domain/collect/widget-language.ts'

/** What a hosted page says beside the question. */
export interface PageWords {
  /** Under an address that nobody has. */
  unknown: [title: string, text: string]
  /** Of a code that was ended. */
  over: [title: string, text: string]
  /** While nobody is asked. */
  paused: [title: string, text: string]
  /** In the place of the thanks, for an answer that nothing was made of. */
  uncounted: [title: string, text: string]
  /** Name of the field for words. */
  comment: string
  /** Above reasons that may be ticked. */
  reasons: string
}

const WORDS: Record<WidgetLanguage, PageWords> = {
  en: {
    unknown: ['Nothing is here', 'Check the code: it has eight digits and letters.'],
    over: ['This survey is over', 'Thank you for your interest.'],
    paused: ['Nobody is asked here right now', 'Try again later.'],
    uncounted: ['This answer was not counted', 'Open the page again and answer there.'],
    comment: 'Your words (optional)',
    reasons: 'What was it about? (optional)',
  },
  pl: {
    unknown: ['Tu nic nie ma', 'Sprawdź kod: ma osiem cyfr i liter.'],
    over: ['Ta ankieta jest zakończona', 'Dziękujemy za zainteresowanie.'],
    paused: ['Teraz o nic tu nie pytamy', 'Spróbuj później.'],
    uncounted: [
      'Ta odpowiedź nie została policzona',
      'Otwórz stronę jeszcze raz i odpowiedz na niej.',
    ],
    comment: 'Twoje słowa (opcjonalnie)',
    reasons: 'O co chodziło? (opcjonalnie)',
  },
  ru: {
    unknown: ['Здесь ничего нет', 'Проверьте код: в нём восемь цифр и букв.'],
    over: ['Этот опрос завершён', 'Спасибо за интерес.'],
    paused: ['Сейчас здесь ничего не спрашивают', 'Попробуйте позже.'],
    uncounted: ['Этот ответ не учтён', 'Откройте страницу ещё раз и ответьте на ней.'],
    comment: 'Ваши слова (необязательно)',
    reasons: 'С чем это связано? (необязательно)',
  },
  de: {
    unknown: ['Hier ist nichts', 'Prüfen Sie den Code: Er hat acht Ziffern und Buchstaben.'],
    over: ['Diese Umfrage ist beendet', 'Danke für Ihr Interesse.'],
    paused: ['Hier wird gerade nichts gefragt', 'Versuchen Sie es später noch einmal.'],
    uncounted: [
      'Diese Antwort zählt nicht',
      'Öffnen Sie die Seite noch einmal und antworten Sie dort.',
    ],
    comment: 'Ihre Worte (optional)',
    reasons: 'Worum ging es? (optional)',
  },
  ar: {
    unknown: ['لا يوجد شيء هنا', 'تحقّق من الرمز: يتكوّن من ثمانية أرقام وأحرف.'],
    over: ['انتهى هذا الاستطلاع', 'شكرًا لاهتمامك.'],
    paused: ['لا توجد أسئلة هنا الآن', 'يرجى المحاولة لاحقًا.'],
    uncounted: ['لم تُحتسب هذه الإجابة', 'افتح الصفحة مرة أخرى وأجب فيها.'],
    comment: 'كلماتك (اختياري)',
    reasons: 'بماذا يتعلق الأمر؟ (اختياري)',
  },
}

/** The page's words in a language that `speechIn` names, else in English. */
export function pageWords(tag: string): PageWords {
  return WORDS[spokenLanguage(tag) ?? 'en']
}
