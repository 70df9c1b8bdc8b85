import { followUp, onEvent, onPage, other, reason, say, type DemoSurvey } from './demo-survey.ts'

const LOW: [number, number] = [1, 3]
const HIGH: [number, number] = [4, 5]

const DELIVERY_REASONS = [
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

/** Checkout, payment and delivery. */
export const SURVEYS_ORDER: DemoSurvey[] = [
  {
    id: 'checkout-csat',
    touchpointId: 'checkout',
    name: 'After the order',
    definition: {
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
      ...onPage('confirmation', 1),
    },
  },
  {
    id: 'checkout-effort',
    touchpointId: 'checkout',
    name: 'Effort of ordering',
    definition: {
      kind: 'ces',
      scale: 'ces7_agree',
      question: say(
        'Ordering was easy for me.',
        'Zamówienie było dla mnie łatwe.',
        'Сделать заказ было легко.',
      ),
      sample: 0.3,
      ...onEvent('order_placed_with_account'),
    },
  },
  {
    id: 'payment-csat',
    touchpointId: 'payment',
    name: 'After paying',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say('How did paying go?', 'Jak poszła płatność?', 'Как прошла оплата?'),
      followUp: followUp([
        reason('declined', LOW, say('Payment declined', 'Odrzucona płatność', 'Отказ в оплате')),
        reason('invoice', LOW, say('Invoice trouble', 'Kłopot z fakturą', 'Проблема со счётом')),
        reason('twice', LOW, say('Charged twice', 'Podwójne obciążenie', 'Двойное списание')),
        other(LOW),
      ]),
      ...onEvent('payment_done'),
    },
  },
  {
    id: 'tracking-csat',
    touchpointId: 'tracking-page',
    name: 'On the way',
    definition: {
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
      ...onPage('tracking', 1),
    },
  },
  {
    id: 'parcel-arrived',
    touchpointId: 'tracking-page',
    name: 'Did it arrive?',
    definition: {
      kind: 'arrived',
      scale: 'arrived2',
      question: say('Has your parcel arrived?', 'Czy paczka dotarła?', 'Посылка пришла?'),
      ...onEvent('parcel_expected', 'sms'),
    },
  },
  {
    id: 'courier-csat',
    touchpointId: 'courier',
    name: 'Delivered by courier',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'How was the delivery by courier?',
        'Jak poszła dostawa kurierem?',
        'Как прошла доставка курьером?',
      ),
      followUp: followUp([
        ...DELIVERY_REASONS,
        reason('rude', LOW, say('Unfriendly courier', 'Niemiły kurier', 'Грубый курьер')),
        reason('friendly', HIGH, say('Friendly courier', 'Miły kurier', 'Вежливый курьер')),
      ]),
      ...onEvent('courier_delivered', 'courier'),
    },
  },
  {
    id: 'locker-csat',
    touchpointId: 'parcel-locker',
    name: 'Picked up from a locker',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'How was picking up from the locker?',
        'Jak poszedł odbiór z automatu?',
        'Как прошло получение в постамате?',
      ),
      followUp: followUp([
        ...DELIVERY_REASONS,
        reason(
          'locker_full',
          LOW,
          say('Sent to another locker', 'Inny automat', 'Другой постамат'),
        ),
        reason('near', HIGH, say('Near my home', 'Blisko domu', 'Рядом с домом')),
      ]),
      ...onEvent('locker_opened', 'locker'),
    },
  },
]
