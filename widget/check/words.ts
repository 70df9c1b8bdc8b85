import type { FindingKind, WidgetLanguage } from '#contract/words.ts'

/** What the notice can say. */
export type Message = FindingKind | 'unreachable' | 'over' | 'test' | 'arrived'
type Words = Record<Message, string>

const en: Words = {
  loaded: 'This page is connected.',
  wrong_key: 'The key in this page is not a key of the site that is being set up.',
  origin_not_allowed: 'Answers from this address are not allowed yet.',
  csp_blocked: 'The content security policy of this page blocks a part of the widget.',
  storage_blocked: 'The browser keeps nothing for this page, so visitors may be asked again.',
  paused: 'The site is paused: nothing is asked.',
  no_survey: 'No survey is live: there is nothing to ask.',
  unreachable: 'The server cannot be reached from this page. The browser’s console says why.',
  over: 'This check is over. Begin a new one on the install page.',
  test: 'What you answer on this page is a test and is not counted.',
  arrived: 'Your test answer has arrived.',
}

const pl: Words = {
  loaded: 'Ta strona jest połączona.',
  wrong_key: 'Klucz na tej stronie nie należy do witryny, którą konfigurujesz.',
  origin_not_allowed: 'Odpowiedzi spod tego adresu nie są jeszcze dozwolone.',
  csp_blocked: 'Polityka bezpieczeństwa treści (CSP) tej strony blokuje część widżetu.',
  storage_blocked:
    'Przeglądarka niczego nie zapamiętuje dla tej strony, więc pytanie może się powtórzyć.',
  paused: 'Witryna jest wstrzymana: nie zadaje pytań.',
  no_survey: 'Żadna ankieta nie jest aktywna: nie ma o co pytać.',
  unreachable: 'Z tej strony nie można połączyć się z serwerem. Powód podaje konsola przeglądarki.',
  over: 'To sprawdzanie już się skończyło. Rozpocznij nowe na stronie instalacji.',
  test: 'Odpowiedź na tej stronie jest próbna i się nie liczy.',
  arrived: 'Odpowiedź próbna dotarła.',
}

const ru: Words = {
  loaded: 'Эта страница подключена.',
  wrong_key: 'Ключ на этой странице не от того сайта, который вы настраиваете.',
  origin_not_allowed: 'Ответы с этого адреса пока не разрешены.',
  csp_blocked: 'Политика безопасности содержимого (CSP) этой страницы блокирует часть виджета.',
  storage_blocked:
    'Браузер ничего не сохраняет для этой страницы, поэтому вопрос может повториться.',
  paused: 'Сайт приостановлен: вопросы не задаются.',
  no_survey: 'Нет активных опросов: спрашивать не о чем.',
  unreachable: 'С этой страницы не удаётся связаться с сервером. Причина — в консоли браузера.',
  over: 'Эта проверка завершена. Начните новую на странице установки.',
  test: 'Ответ на этой странице пробный и не учитывается.',
  arrived: 'Пробный ответ получен.',
}

const de: Words = {
  loaded: 'Diese Seite ist verbunden.',
  wrong_key: 'Der Schlüssel auf dieser Seite gehört nicht zu der Website, die eingerichtet wird.',
  origin_not_allowed: 'Antworten von dieser Adresse sind noch nicht erlaubt.',
  csp_blocked: 'Die Content Security Policy dieser Seite blockiert einen Teil des Widgets.',
  storage_blocked:
    'Der Browser merkt sich für diese Seite nichts; die Frage kann daher erneut erscheinen.',
  paused: 'Die Website ist pausiert: Es wird nichts gefragt.',
  no_survey: 'Keine Umfrage ist aktiv: Es gibt nichts zu fragen.',
  unreachable:
    'Der Server ist von dieser Seite aus nicht erreichbar. Die Konsole des Browsers nennt den Grund.',
  over: 'Diese Prüfung ist beendet. Beginnen Sie auf der Installationsseite eine neue.',
  test: 'Was Sie auf dieser Seite antworten, ist ein Test und wird nicht gezählt.',
  arrived: 'Ihre Testantwort ist angekommen.',
}

const ar: Words = {
  loaded: 'هذه الصفحة متصلة.',
  wrong_key: 'المفتاح في هذه الصفحة ليس من مفاتيح الموقع الذي تُعدّه.',
  origin_not_allowed: 'الإجابات من هذا العنوان غير مسموح بها بعد.',
  csp_blocked: 'سياسة أمان المحتوى (CSP) في هذه الصفحة تحجب جزءًا من الأداة.',
  storage_blocked: 'لا يحفظ المتصفح شيئًا لهذه الصفحة، لذلك قد يتكرر السؤال.',
  paused: 'الموقع متوقف مؤقتًا: لا تُطرح أسئلة.',
  no_survey: 'لا يوجد استبيان نشط: ليس هناك ما يُسأل عنه.',
  unreachable: 'يتعذر الوصول إلى الخادم من هذه الصفحة. السبب مذكور في وحدة تحكم المتصفح.',
  over: 'انتهى هذا الفحص. ابدأ فحصًا جديدًا من صفحة التثبيت.',
  test: 'إجابتك في هذه الصفحة تجريبية ولا تُحتسب.',
  arrived: 'وصلت إجابتك التجريبية.',
}

const WORDS: Record<WidgetLanguage, Words> = { en, pl, ru, de, ar }

/** The notice's words in the page's language, or in English. */
export function wordsFor(tag: string): { lang: WidgetLanguage; words: Words } {
  const [base = ''] = tag.toLowerCase().split('-')
  const lang = Object.hasOwn(WORDS, base) ? (base as WidgetLanguage) : 'en'
  return { lang, words: WORDS[lang] }
}
