import {
  followUp,
  onEvent,
  onPage,
  other,
  reason,
  say,
  UNTIL_ANSWERED,
  type DemoSurvey,
} from './demo-survey.ts'

const LOW: [number, number] = [1, 3]
const HIGH: [number, number] = [4, 5]

/** Awareness, consideration and the cart. */
export const SURVEYS_BEFORE: DemoSurvey[] = [
  {
    id: 'ads-csat',
    touchpointId: 'google-ads',
    name: 'Does the shop keep what the ad promised?',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'Did you find what our ad promised?',
        'Czy w sklepie jest to, co obiecała reklama?',
        'Вы нашли то, что обещала реклама?',
      ),
      followUp: followUp([
        reason('other_price', LOW, say('Another price', 'Inna cena', 'Другая цена')),
        reason('sold_out', LOW, say('Sold out', 'Wyprzedane', 'Нет в наличии')),
        reason('slow_page', LOW, say('Slow page', 'Wolna strona', 'Медленный сайт')),
        other(LOW),
      ]),
      ...onEvent('landed_from_ad', 'ads'),
    },
  },
  {
    id: 'social-csat',
    touchpointId: 'social-posts',
    name: 'After a social post',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'Is the shop what our post made you expect?',
        'Czy sklep jest taki, jak w naszym poście?',
        'Магазин такой, как в нашей публикации?',
      ),
      ...onEvent('landed_from_social', 'social'),
    },
  },
  {
    id: 'friend-csat',
    touchpointId: 'word-of-mouth',
    name: 'Came on a recommendation',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'A friend sent you here. Were they right?',
        'Ktoś nas polecił. Czy słusznie?',
        'Вам нас посоветовали. Не зря?',
      ),
      ...onEvent('landed_from_friend', 'word_of_mouth'),
    },
  },
  {
    id: 'leaflet-csat',
    touchpointId: 'leaflet',
    name: 'Code on the leaflet',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'How do you like our leaflet?',
        'Jak podoba się nasza ulotka?',
        'Как вам наша листовка?',
      ),
      ...onEvent('leaflet_scanned', 'print'),
    },
  },
  {
    id: 'product-csat',
    touchpointId: 'product-page',
    name: 'Product page',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'How useful is this page for choosing?',
        'Czy ta strona pomaga wybrać?',
        'Помогает ли эта страница выбрать?',
        'Wie gut hilft diese Seite beim Aussuchen?',
        'كم تساعدك هذه الصفحة على الاختيار؟',
      ),
      followUp: followUp([
        reason(
          'size',
          LOW,
          say(
            'Size unclear',
            'Niejasny rozmiar',
            'Неясен размер',
            'Größe unklar',
            'المقاس غير واضح',
          ),
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
      ...onPage('product', 5),
    },
  },
  {
    id: 'size-guide',
    touchpointId: 'product-page',
    name: 'Size guide',
    definition: {
      kind: 'expectation',
      scale: 'expectation3',
      question: say(
        'Did the size guide help as you expected?',
        'Czy tabela wymiarów pomogła tak, jak trzeba?',
        'Таблица размеров помогла, как вы ожидали?',
        'Hat die Größentabelle wie erwartet geholfen?',
        'هل ساعدك دليل المقاسات كما توقعت؟',
      ),
      trigger: { on: 'event', event: 'size_guide_opened', delay: 2 },
      ...UNTIL_ANSWERED,
    },
  },
  {
    id: 'store-csat',
    touchpointId: 'store-visit',
    name: 'Code at the till',
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say('How was your visit?', 'Jak było w sklepie?', 'Как вам у нас в магазине?'),
      followUp: followUp([
        reason('queue', LOW, say('Queue', 'Kolejka', 'Очередь')),
        reason('not_in_stock', LOW, say('Not in stock', 'Brak towaru', 'Нет товара')),
        reason('advice', HIGH, say('Good advice', 'Dobra rada', 'Хороший совет')),
      ]),
      ...onEvent('store_code_scanned', 'store'),
    },
  },
  {
    id: 'cart-barrier',
    touchpointId: 'cart',
    name: 'What holds people back in the cart',
    definition: {
      kind: 'pain_point',
      scale: 'choice',
      question: say(
        'What holds you back from ordering?',
        'Co powstrzymuje przed zamówieniem?',
        'Что мешает оформить заказ?',
        'Was hält Sie vom Bestellen ab?',
        'ما الذي يمنعك من الطلب؟',
      ),
      choices: [
        {
          code: 'delivery_cost',
          label: say(
            'Cost of delivery',
            'Koszt dostawy',
            'Стоимость доставки',
            'Versandkosten',
            'تكلفة التوصيل',
          ),
        },
        {
          code: 'delivery_time',
          label: say(
            'Delivery takes too long',
            'Zbyt długa dostawa',
            'Долгая доставка',
            'Zu lange Lieferzeit',
            'التوصيل بطيء',
          ),
        },
        {
          code: 'payment',
          label: say(
            'My way to pay is missing',
            'Brak mojej płatności',
            'Нет моего способа оплаты',
            'Meine Zahlungsart fehlt',
            'طريقة دفعي غير متاحة',
          ),
        },
        {
          code: 'account',
          label: say(
            'I need an account',
            'Trzeba założyć konto',
            'Нужен аккаунт',
            'Konto nötig',
            'يلزم حساب',
          ),
        },
        {
          code: 'looking',
          label: say(
            'Just looking',
            'Tylko oglądam',
            'Просто смотрю',
            'Ich schaue nur',
            'أتصفح فقط',
          ),
        },
      ],
      multiple: true,
      trigger: { on: 'event', event: 'cart_viewed', delay: 3 },
      ...UNTIL_ANSWERED,
    },
  },
]
