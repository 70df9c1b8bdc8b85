import { say } from '#worker/domain/surveys/phrases.ts'
import {
  stage,
  touchpoint,
  type TemplateMap,
  type Touchpoint,
} from '#worker/domain/journey/template/parts.ts'

const AWARENESS: Touchpoint[] = [
  touchpoint('advocacy-search', say('Search results', 'Wyniki wyszukiwania', 'Результаты поиска'), [
    ['web', 'ads'],
    ['visit_site'],
  ]),
  touchpoint('advocacy-social', say('Social media', 'Media społecznościowe', 'Соцсети'), [
    ['social'],
    ['visit_site'],
  ]),
  touchpoint('advocacy-press', say('Press and TV', 'Prasa i telewizja', 'Пресса и телевидение'), [
    ['print', 'tv'],
    ['visit_site'],
  ]),
  touchpoint(
    'advocacy-friends',
    say('A friend’s advice', 'Polecenie znajomego', 'Совет знакомого'),
    [['word_of_mouth'], ['visit_site']],
  ),
]

const CONSIDERATION: Touchpoint[] = [
  touchpoint('advocacy-website', say('Website', 'Witryna', 'Сайт'), [
    ['web', 'app'],
    ['compare', 'ask'],
  ]),
  touchpoint('advocacy-reviews', say('Reviews', 'Opinie klientów', 'Отзывы покупателей'), [
    ['web', 'social'],
    ['read_reviews'],
  ]),
  touchpoint(
    'advocacy-advice',
    say('Talk with an adviser', 'Rozmowa z doradcą', 'Разговор с консультантом'),
    [['phone', 'chat', 'store'], ['ask']],
  ),
]

const PURCHASE: Touchpoint[] = [
  touchpoint(
    'advocacy-order',
    say('Placing the order', 'Składanie zamówienia', 'Оформление заказа'),
    [['web', 'app', 'store'], ['place_order']],
  ),
  touchpoint('advocacy-payment', say('Payment', 'Płatność', 'Оплата'), [
    ['web', 'app', 'store'],
    ['pay'],
  ]),
  touchpoint(
    'advocacy-confirmation',
    say('Order confirmation', 'Potwierdzenie zamówienia', 'Подтверждение заказа'),
    [['email', 'sms'], ['open']],
  ),
]

const RETENTION: Touchpoint[] = [
  touchpoint('advocacy-start', say('Getting started', 'Pierwsze kroki', 'Первые шаги'), [
    ['email', 'web', 'app'],
    ['open_guide'],
  ]),
  touchpoint('advocacy-service', say('Customer service', 'Obsługa klienta', 'Служба поддержки'), [
    ['phone', 'chat', 'email'],
    ['solve'],
  ]),
  touchpoint('advocacy-newsletter', say('E-mail newsletter', 'Newsletter', 'Рассылка'), [
    ['email'],
    ['buy_again'],
  ]),
]

const ADVOCACY: Touchpoint[] = [
  touchpoint(
    'advocacy-review',
    say('Review invitation', 'Prośba o opinię', 'Просьба оставить отзыв'),
    [['email', 'app'], ['write_review']],
  ),
  touchpoint('advocacy-referral', say('Refer a friend', 'Poleć znajomym', 'Приведи друга'), [
    ['web', 'app', 'email'],
    ['recommend'],
  ]),
  touchpoint('advocacy-community', say('Community', 'Społeczność', 'Сообщество'), [
    ['social'],
    ['share'],
  ]),
]

/** Five stages of any brand, from the first time somebody hears of it until they recommend it. */
export const ADVOCACY_MAP: TemplateMap = {
  id: 'advocacy-journey',
  name: say(
    'From awareness to advocacy',
    'Od świadomości do polecania',
    'От знакомства до рекомендации',
  ),
  kind: 'customer',
  stages: [
    stage('advocacy-awareness', say('Awareness', 'Świadomość', 'Знакомство'), [30, AWARENESS]),
    stage('advocacy-consideration', say('Consideration', 'Rozważanie', 'Выбор'), [
      14,
      CONSIDERATION,
    ]),
    stage('advocacy-purchase', say('Purchase', 'Zakup', 'Покупка'), [2, PURCHASE]),
    stage('advocacy-retention', say('Retention', 'Utrzymanie', 'Удержание'), [90, RETENTION]),
    stage('advocacy-advocacy', say('Advocacy', 'Polecanie', 'Рекомендация'), [null, ADVOCACY]),
  ],
}
