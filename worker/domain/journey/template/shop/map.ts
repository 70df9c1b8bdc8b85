import { say } from '#worker/domain/surveys/phrases.ts'
import {
  stage,
  touchpoint,
  type TemplateMap,
  type Touchpoint,
} from '#worker/domain/journey/template/parts.ts'

/** Online and on paper, how a shop is found. */
const AWARENESS: Touchpoint[] = [
  touchpoint('google-ads', say('Google Ads', 'Google Ads', 'Google Ads'), [
    ['ads'],
    ['visit_shop'],
  ]),
  touchpoint('social-posts', say('Social posts', 'Posty w social mediach', 'Посты в соцсетях'), [
    ['social'],
    ['visit_shop'],
  ]),
  touchpoint('word-of-mouth', say('Word of mouth', 'Polecenia', 'Советы знакомых'), [
    ['word_of_mouth'],
    ['visit_shop'],
  ]),
  touchpoint('leaflet', say('Leaflet', 'Ulotka', 'Листовка'), [['print'], ['visit_shop']]),
]

const CONSIDERATION: Touchpoint[] = [
  touchpoint('product-page', say('Product page', 'Strona produktu', 'Страница товара'), [
    ['web', 'app'],
    ['open_size_guide', 'add_to_cart'],
  ]),
  touchpoint('store-visit', say('Store visit', 'Wizyta w sklepie', 'Визит в магазин'), [
    ['store'],
    ['scan_code'],
  ]),
]

const PURCHASE: Touchpoint[] = [
  touchpoint('cart', say('Cart', 'Koszyk', 'Корзина'), [['web', 'app'], ['start_checkout']]),
  touchpoint('checkout', say('Checkout', 'Zamówienie', 'Оформление заказа'), [
    ['web', 'app'],
    ['place_order'],
  ]),
  touchpoint('payment', say('Payment', 'Płatność', 'Оплата'), [['web', 'app'], ['pay']]),
]

const DELIVERY: Touchpoint[] = [
  touchpoint('tracking-page', say('Tracking page', 'Śledzenie paczki', 'Отслеживание посылки'), [
    ['web', 'sms'],
    ['change_slot'],
  ]),
  touchpoint('courier', say('Courier', 'Kurier', 'Курьер'), [['courier'], ['receive']]),
  touchpoint('parcel-locker', say('Parcel locker', 'Automat paczkowy', 'Постамат'), [
    ['locker'],
    ['receive'],
  ]),
]

const HELP: Touchpoint[] = [
  touchpoint('chat', say('Chat', 'Czat', 'Чат'), [['chat'], ['solve']]),
  touchpoint('help-page', say('Help page', 'Strona pomocy', 'Страница помощи'), [
    ['web'],
    ['find_answer'],
  ]),
  touchpoint('phone', say('Phone', 'Telefon', 'Телефон'), [['phone'], ['solve']]),
]

const RETENTION: Touchpoint[] = [
  touchpoint(
    'reorder-email',
    say('Reorder e-mail', 'E-mail z ponownym zamówieniem', 'Письмо о повторном заказе'),
    [['email'], ['reorder']],
  ),
  touchpoint('loyalty-club', say('Loyalty club', 'Klub klienta', 'Клуб покупателя'), [
    ['app', 'web'],
    ['join'],
  ]),
]

const ADVOCACY: Touchpoint[] = [
  touchpoint(
    'review-invite',
    say('Review invitation', 'Prośba o opinię', 'Просьба оставить отзыв'),
    [['email'], ['write_review']],
  ),
  touchpoint('day-60', say('Day 60 message', 'Wiadomość po 60 dniach', 'Письмо через 60 дней'), [
    ['email', 'sms'],
    ['recommend'],
  ]),
]

/** A shop that delivers: seven stages, on and off line. The demo shop's map, too. */
export const SHOP_MAP: TemplateMap = {
  id: 'shopping',
  name: say('Shopping journey', 'Ścieżka zakupowa', 'Путь покупателя'),
  kind: 'customer',
  stages: [
    stage('awareness', say('Awareness', 'Świadomość', 'Знакомство'), [14, AWARENESS]),
    stage('consideration', say('Consideration', 'Rozważanie', 'Выбор'), [10, CONSIDERATION]),
    stage('purchase', say('Purchase', 'Zakup', 'Покупка'), [2, PURCHASE]),
    stage('delivery', say('Delivery', 'Dostawa', 'Доставка'), [4, DELIVERY]),
    stage('help', say('Help', 'Pomoc', 'Помощь'), [3, HELP]),
    stage('retention', say('Retention', 'Powroty', 'Возвращение'), [90, RETENTION]),
    stage('advocacy', say('Advocacy', 'Polecanie', 'Рекомендация'), [null, ADVOCACY]),
  ],
}
