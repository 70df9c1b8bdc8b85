import { say } from '#worker/domain/surveys/phrases.ts'
import {
  stage,
  touchpoint,
  type TemplateMap,
  type Touchpoint,
} from '#worker/domain/journey/template/parts.ts'

const FAULT: Touchpoint[] = [
  touchpoint('returns-parcel', say('Opening the parcel', 'Otwarcie paczki', 'Распаковка посылки'), [
    ['courier', 'locker'],
    ['keep_product'],
  ]),
  touchpoint('returns-manual', say('Manual', 'Instrukcja', 'Инструкция'), [
    ['print', 'web'],
    ['solve_alone'],
  ]),
]

const FINDING_OUT: Touchpoint[] = [
  touchpoint(
    'returns-page',
    say('Page about returns', 'Strona o zwrotach', 'Страница о возвратах'),
    [['web'], ['open_form']],
  ),
  touchpoint('returns-orders', say('My orders', 'Moje zamówienia', 'Мои заказы'), [
    ['web', 'app'],
    ['open_form'],
  ]),
]

const ASKING: Touchpoint[] = [
  touchpoint('returns-form', say('Return form', 'Formularz zwrotu', 'Форма возврата'), [
    ['web', 'app'],
    ['send_request'],
  ]),
  touchpoint('returns-chat', say('Chat about a return', 'Czat o zwrocie', 'Чат о возврате'), [
    ['chat'],
    ['solve'],
  ]),
  touchpoint(
    'returns-phone',
    say('Call about a return', 'Telefon w sprawie zwrotu', 'Звонок о возврате'),
    [['phone'], ['solve']],
  ),
]

const SENDING: Touchpoint[] = [
  touchpoint('returns-label', say('Return label', 'Etykieta zwrotna', 'Этикетка для возврата'), [
    ['email', 'print'],
    ['print_label'],
  ]),
  touchpoint(
    'returns-drop-off',
    say('Handing in the parcel', 'Nadanie paczki', 'Отправка посылки'),
    [['locker', 'courier'], ['hand_in']],
  ),
  touchpoint('returns-store', say('Return in the store', 'Zwrot w sklepie', 'Возврат в магазине'), [
    ['store'],
    ['hand_in'],
  ]),
]

const WAITING: Touchpoint[] = [
  touchpoint('returns-status', say('Status of the return', 'Status zwrotu', 'Статус возврата'), [
    ['web', 'app'],
    ['look_up'],
  ]),
  touchpoint(
    'returns-news',
    say('Messages on the way', 'Wiadomości o zwrocie', 'Сообщения о возврате'),
    [['email', 'sms'], ['open']],
  ),
]

const OUTCOME: Touchpoint[] = [
  touchpoint('returns-decision', say('Decision', 'Decyzja', 'Решение'), [
    ['email', 'phone'],
    ['accept'],
  ]),
  touchpoint('returns-refund', say('Refund', 'Zwrot pieniędzy', 'Возврат денег'), [
    ['email', 'web'],
    ['receive_money'],
  ]),
  touchpoint('returns-exchange', say('Replacement', 'Produkt na wymianę', 'Товар на замену'), [
    ['courier', 'locker', 'store'],
    ['receive'],
  ]),
]

const AFTER: Touchpoint[] = [
  touchpoint(
    'returns-apology',
    say('Apology or voucher', 'Przeprosiny lub bon', 'Извинение или купон'),
    [['email'], ['use_voucher']],
  ),
  touchpoint('returns-next-order', say('Next order', 'Kolejne zamówienie', 'Следующий заказ'), [
    ['web', 'app', 'store'],
    ['order_again'],
  ]),
]

/** Seven stages of a shop's returns and complaints, from the fault to the next order. */
export const RETURNS_MAP: TemplateMap = {
  id: 'returns-journey',
  name: say('Returns and complaints', 'Zwroty i reklamacje', 'Возвраты и претензии'),
  kind: 'customer',
  stages: [
    stage('returns-fault', say('Noticing the fault', 'Wykrycie wady', 'Обнаружение дефекта'), [
      14,
      FAULT,
    ]),
    stage('returns-how', say('Finding out how', 'Sprawdzanie zasad', 'Изучение условий'), [
      2,
      FINDING_OUT,
    ]),
    stage('returns-asking', say('Asking', 'Zgłoszenie', 'Обращение'), [2, ASKING]),
    stage('returns-sending', say('Sending back', 'Odesłanie', 'Отправка товара'), [5, SENDING]),
    stage('returns-waiting', say('Waiting', 'Oczekiwanie', 'Ожидание'), [14, WAITING]),
    stage(
      'returns-outcome',
      say('Money or exchange', 'Zwrot pieniędzy lub wymiana', 'Возврат денег или обмен'),
      [7, OUTCOME],
    ),
    stage('returns-after', say('Afterwards', 'Po zwrocie', 'После возврата'), [null, AFTER]),
  ],
}
