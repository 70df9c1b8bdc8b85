import {
  DELIVERY_REASONS,
  ORDERING,
  WAITING,
} from '#worker/domain/journey/template/shop/questions.ts'
import { followUp, other, reason, say } from '#worker/domain/surveys/phrases.ts'
import { usualQuestion } from '#worker/domain/surveys/usual.ts'
import { called, onEvent, onPage, type DemoSurvey } from './demo-survey.ts'

const LOW: [number, number] = [1, 3]
const HIGH: [number, number] = [4, 5]

/** Checkout, payment and delivery. */
export const SURVEYS_ORDER: DemoSurvey[] = [
  {
    id: 'checkout-csat',
    touchpointId: 'checkout',
    ...called('After the order', 'Po zamówieniu', 'После заказа'),
    definition: {
      ...ORDERING,
      ...onPage('confirmation', 1),
    },
  },
  {
    id: 'checkout-effort',
    touchpointId: 'checkout',
    ...called('Effort of ordering', 'Wysiłek przy zamówieniu', 'Сложность заказа'),
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
    id: 'first-order-heard',
    touchpointId: 'checkout',
    ...called('How they heard of us', 'Skąd o nas wiedzą', 'Откуда узнали о нас'),
    definition: { ...usualQuestion('source', 'usual'), ...onEvent('first_order_placed') },
  },
  {
    id: 'payment-csat',
    touchpointId: 'payment',
    ...called('After paying', 'Po płatności', 'После оплаты'),
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
    ...called('On the way', 'W drodze', 'В пути'),
    definition: {
      ...WAITING,
      ...onPage('tracking', 1),
    },
  },
  {
    id: 'parcel-problem',
    touchpointId: 'tracking-page',
    ...called('Report a problem', 'Zgłoszenie problemu', 'Сообщение о проблеме'),
    definition: {
      kind: 'pain_point',
      scale: 'choice',
      question: say(
        'What is wrong with your parcel?',
        'Co się stało z paczką?',
        'Что случилось с посылкой?',
        'Was ist mit Ihrem Paket?',
        'ما المشكلة في طردك؟',
      ),
      choices: [
        {
          code: 'stalled',
          label: say(
            'It does not move',
            'Stoi w miejscu',
            'Не двигается',
            'Es bewegt sich nicht',
            'لا يتحرك',
          ),
        },
        {
          code: 'damaged',
          label: say('Damaged', 'Uszkodzona', 'Повреждена', 'Beschädigt', 'تالف'),
        },
        {
          code: 'missing_item',
          label: say(
            'Something is missing',
            'Czegoś brakuje',
            'Чего-то не хватает',
            'Etwas fehlt',
            'شيء ناقص',
          ),
        },
        {
          code: 'delivered_not_received',
          label: say(
            '“Delivered”, but not to me',
            '„Doręczona”, ale nie do mnie',
            '«Доставлена», но не мне',
            '„Zugestellt“, aber nicht bei mir',
            'سُجّل كمُسلَّم ولم يصلني',
          ),
        },
      ],
      followUp: { comment: true },
      thanks: say(
        'Thank you. Somebody looks at it today.',
        'Dziękujemy. Ktoś zajmie się tym jeszcze dziś.',
        'Спасибо. Мы займёмся этим сегодня.',
        'Danke. Heute noch kümmert sich jemand darum.',
        'شكرًا. سيتابع أحدنا الأمر اليوم.',
      ),
      ...onEvent('parcel_problem'),
    },
  },
  {
    id: 'parcel-arrived',
    touchpointId: 'tracking-page',
    ...called('Did it arrive?', 'Czy paczka dotarła?', 'Дошла ли посылка?'),
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
    ...called('Delivered by courier', 'Dostawa kurierem', 'Доставка курьером'),
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
    ...called('Picked up from a locker', 'Odbiór z automatu', 'Получение в постамате'),
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
