import type { SurveyDefinitionInput } from '#contract/surveys.ts'
import { followUp, other, reason, say } from '#worker/domain/surveys/phrases.ts'

/** A question with its reasons and thanks; whom it is asked, and where, is another matter. */
type Question = Omit<SurveyDefinitionInput, 'trigger'>

const LOW: [number, number] = [1, 3]
const HIGH: [number, number] = [4, 5]

/** While somebody chooses. */
export const CHOOSING: Question = {
  kind: 'csat',
  scale: 'csat5',
  question: say(
    'How good is this page for choosing?',
    'Jak się wybiera na tej stronie?',
    'Как вам эта страница для выбора?',
    'Wie gut hilft diese Seite beim Aussuchen?',
    'كيف ترى هذه الصفحة للاختيار؟',
  ),
  followUp: followUp([
    reason(
      'size',
      LOW,
      say('Size unclear', 'Niejasny rozmiar', 'Неясен размер', 'Größe unklar', 'المقاس غير واضح'),
    ),
    reason(
      'photos',
      LOW,
      say('Too few photos', 'Za mało zdjęć', 'Мало фото', 'Zu wenige Fotos', 'صور قليلة'),
    ),
    reason('price', LOW, say('Price', 'Cena', 'Цена', 'Preis', 'السعر')),
    reason(
      'description',
      HIGH,
      say('Good description', 'Dobry opis', 'Хорошее описание', 'Gute Beschreibung', 'وصف جيد'),
    ),
    reason(
      'opinions',
      HIGH,
      say(
        'Other buyers’ opinions',
        'Opinie innych',
        'Отзывы покупателей',
        'Meinungen anderer',
        'آراء المشترين',
      ),
    ),
    other(LOW),
  ]),
}

/** After the order. */
export const ORDERING: Question = {
  kind: 'csat',
  scale: 'csat5',
  question: say(
    'How was your checkout?',
    'Jak poszło zamawianie?',
    'Как прошло оформление заказа?',
    'Wie war das Bestellen?',
    'كيف كانت عملية الشراء؟',
  ),
  followUp: followUp([
    reason(
      'form',
      LOW,
      say('Long form', 'Długi formularz', 'Длинная форма', 'Langes Formular', 'نموذج طويل'),
    ),
    reason('error', LOW, say('An error', 'Błąd', 'Ошибка', 'Ein Fehler', 'خطأ')),
    reason(
      'cost',
      LOW,
      say(
        'Unexpected cost',
        'Ukryty koszt',
        'Лишние расходы',
        'Unerwartete Kosten',
        'تكلفة مفاجئة',
      ),
    ),
    reason('quick', HIGH, say('Quick', 'Szybko', 'Быстро', 'Schnell', 'سريع')),
    reason('clear', HIGH, say('Clear', 'Jasno', 'Понятно', 'Übersichtlich', 'واضح')),
    other(LOW),
  ]),
  thanks: say(
    'Thank you! We read every answer.',
    'Dziękujemy! Czytamy każdą odpowiedź.',
    'Спасибо! Мы читаем каждый ответ.',
    'Danke! Wir lesen jede Antwort.',
    'شكرًا! نقرأ كل إجابة.',
  ),
}

/** What goes wrong and well with a delivery. */
export const DELIVERY_REASONS = [
  reason('late', LOW, say('Late', 'Spóźniona', 'С опозданием', 'Verspätet', 'متأخر')),
  reason(
    'no_news',
    LOW,
    say('No news', 'Brak informacji', 'Нет информации', 'Keine Nachricht', 'لا أخبار'),
  ),
  reason('damaged', LOW, say('Damaged', 'Uszkodzona', 'Повреждено', 'Beschädigt', 'تالف')),
  reason('fast', HIGH, say('Fast', 'Szybko', 'Быстро', 'Schnell', 'سريع')),
  reason(
    'well_packed',
    HIGH,
    say('Well packed', 'Dobrze zapakowana', 'Хорошая упаковка', 'Gut verpackt', 'تغليف جيد'),
  ),
  other(LOW),
]

/** While the parcel is on its way. */
export const WAITING: Question = {
  kind: 'csat',
  scale: 'csat5',
  question: say(
    'How is your delivery going?',
    'Jak idzie dostawa?',
    'Как проходит доставка?',
    'Wie läuft Ihre Lieferung?',
    'كيف يسير التوصيل؟',
  ),
  followUp: followUp(DELIVERY_REASONS),
}
