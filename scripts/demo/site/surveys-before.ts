import { CHOOSING } from '#worker/domain/journey/template/shop/questions.ts'
import { followUp, other, reason, say } from '#worker/domain/surveys/phrases.ts'
import { called, onEvent, UNTIL_ANSWERED, type DemoSurvey } from './demo-survey.ts'

const LOW: [number, number] = [1, 3]
const HIGH: [number, number] = [4, 5]

/** Awareness, consideration and the cart. */
export const SURVEYS_BEFORE: DemoSurvey[] = [
  {
    id: 'ads-csat',
    touchpointId: 'google-ads',
    ...called(
      'Does the shop keep what the ad promised?',
      'Czy sklep spełnia obietnicę reklamy?',
      'Отвечает ли магазин рекламе?',
    ),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'How well does our ad show what the shop has?',
        'Jak reklama oddaje to, co jest w sklepie?',
        'Как реклама передаёт то, что есть в магазине?',
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
    ...called(
      'After a social post',
      'Po wpisie w mediach społecznościowych',
      'После поста в соцсетях',
    ),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'How do you rate the shop after our post?',
        'Jak oceniasz sklep po naszym poście?',
        'Как вам магазин после нашей публикации?',
      ),
      ...onEvent('landed_from_social', 'social'),
    },
  },
  {
    id: 'friend-csat',
    touchpointId: 'word-of-mouth',
    ...called('Came on a recommendation', 'Z polecenia', 'Пришли по совету'),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'A friend sent you here. How is it so far?',
        'Ktoś nas polecił. Jak wypadamy?',
        'Вам нас посоветовали. Как вам у нас?',
      ),
      ...onEvent('landed_from_friend', 'word_of_mouth'),
    },
  },
  {
    id: 'leaflet-csat',
    touchpointId: 'leaflet',
    ...called('Code on the leaflet', 'Kod na ulotce', 'Код на листовке'),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say('How is our leaflet?', 'Jak oceniasz naszą ulotkę?', 'Как вам наша листовка?'),
      ...onEvent('leaflet_scanned', 'print'),
    },
  },
  {
    id: 'product-csat',
    touchpointId: 'product-page',
    ...called('Product page', 'Strona produktu', 'Страница товара'),
    definition: {
      ...CHOOSING,
      // At the end of the page, or on the way out: never over the first look at the goods.
      trigger: { on: 'event', event: 'product_seen' },
      ...UNTIL_ANSWERED,
    },
  },
  {
    id: 'size-guide',
    touchpointId: 'product-page',
    ...called('Size guide', 'Tabela rozmiarów', 'Таблица размеров'),
    definition: {
      kind: 'expectation',
      scale: 'expectation3',
      question: say(
        'How did the size guide help?',
        'Jak pomogła tabela wymiarów?',
        'Как помогла таблица размеров?',
        'Wie hat die Größentabelle geholfen?',
        'كيف ساعدك دليل المقاسات؟',
      ),
      trigger: { on: 'event', event: 'size_guide_opened', delay: 2 },
      ...UNTIL_ANSWERED,
    },
  },
  {
    id: 'store-csat',
    touchpointId: 'store-visit',
    ...called('Code at the till', 'Kod przy kasie', 'Код у кассы'),
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
    ...called(
      'What holds people back in the cart',
      'Co zatrzymuje w koszyku',
      'Что мешает в корзине',
    ),
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
