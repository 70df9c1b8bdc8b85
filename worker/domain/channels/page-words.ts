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
  /** Under the link of a recipient who has answered. */
  answered: [title: string, text: string]
  /** Asks whether somebody is not to be asked any more, by the button named `optOutLink`. */
  optOut: [title: string, text: string]
  optOutLink: string
  /** After that. */
  optedOut: [title: string, text: string]
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
    answered: ['You have answered already', 'Thank you. Each link is good for one answer.'],
    optOut: [
      'Not be asked any more?',
      'You will get no more questions from this shop: by e-mail, by message, or on its pages as far as it knows you there.',
    ],
    optOutLink: 'Do not ask me again',
    optedOut: ['You will not be asked again', 'This holds from now on, in every channel.'],
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
    answered: ['Ta odpowiedź już jest', 'Dziękujemy. Każdy link służy do jednej odpowiedzi.'],
    optOut: [
      'Nie dostawać więcej pytań?',
      'Ten sklep nie zada już Tobie żadnych pytań: ani e-mailem, ani SMS-em, ani na swoich stronach, o ile wie, że to Ty.',
    ],
    optOutLink: 'Nie pytajcie mnie więcej',
    optedOut: ['Nie będzie więcej pytań', 'To działa od teraz, w każdym kanale.'],
    comment: 'Twoje słowa (opcjonalnie)',
    reasons: 'O co chodziło? (opcjonalnie)',
  },
  ru: {
    unknown: ['Здесь ничего нет', 'Проверьте код: в нём восемь цифр и букв.'],
    over: ['Этот опрос завершён', 'Спасибо за интерес.'],
    paused: ['Сейчас здесь ничего не спрашивают', 'Попробуйте позже.'],
    uncounted: ['Этот ответ не учтён', 'Откройте страницу ещё раз и ответьте на ней.'],
    answered: ['Вы уже ответили', 'Спасибо. По каждой ссылке можно ответить один раз.'],
    optOut: [
      'Больше не получать вопросов?',
      'Этот магазин больше ни о чём вас не спросит: ни по почте, ни в сообщениях, ни на своих страницах, если узнает вас там.',
    ],
    optOutLink: 'Больше меня не спрашивать',
    optedOut: ['Вас больше не будут спрашивать', 'Это действует с этой минуты, во всех каналах.'],
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
    answered: ['Sie haben schon geantwortet', 'Vielen Dank. Jeder Link ist für eine Antwort da.'],
    optOut: [
      'Nicht mehr gefragt werden?',
      'Dieser Shop fragt Sie nichts mehr: weder per E-Mail noch per Nachricht, noch auf seinen Seiten, soweit er Sie dort kennt.',
    ],
    optOutLink: 'Mich nicht mehr fragen',
    optedOut: ['Sie werden nicht mehr gefragt', 'Das gilt ab jetzt, auf allen Wegen.'],
    comment: 'Ihre Worte (optional)',
    reasons: 'Worum ging es? (optional)',
  },
  ar: {
    unknown: ['لا يوجد شيء هنا', 'تحقّق من الرمز: يتكوّن من ثمانية أرقام وأحرف.'],
    over: ['انتهى هذا الاستطلاع', 'شكرًا لاهتمامك.'],
    paused: ['لا توجد أسئلة هنا الآن', 'يرجى المحاولة لاحقًا.'],
    uncounted: ['لم تُحتسب هذه الإجابة', 'افتح الصفحة مرة أخرى وأجب فيها.'],
    answered: ['لقد أجبت من قبل', 'شكرًا لك. كل رابط صالح لإجابة واحدة.'],
    optOut: [
      'هل تريد ألا تُسأل بعد الآن؟',
      'لن يسألك هذا المتجر شيئًا بعد الآن: لا بالبريد الإلكتروني ولا بالرسائل ولا في صفحاته بقدر ما يعرفك هناك.',
    ],
    optOutLink: 'لا تسألوني مرة أخرى',
    optedOut: ['لن نسألك مرة أخرى', 'يسري هذا من الآن وفي كل القنوات.'],
    comment: 'كلماتك (اختياري)',
    reasons: 'بماذا يتعلق الأمر؟ (اختياري)',
  },
}

/** The page's words in a language that `speechIn` names, else in English. */
export function pageWords(tag: string): PageWords {
  return WORDS[spokenLanguage(tag) ?? 'en']
}
