import { say } from '#worker/domain/surveys/phrases.ts'
import {
  stage,
  touchpoint,
  type TemplateMap,
  type Touchpoint,
} from '#worker/domain/journey/template/parts.ts'

const AWARENESS: Touchpoint[] = [
  touchpoint('loyalty-advert', say('Advertising', 'Reklama', 'Реклама'), [
    ['ads', 'tv', 'print'],
    ['visit_site'],
  ]),
  touchpoint(
    'loyalty-social',
    say('Social media page', 'Profil w mediach społecznościowych', 'Страница в соцсетях'),
    [['social'], ['follow']],
  ),
  touchpoint(
    'loyalty-friends',
    say('Recommendation by friends', 'Polecenie znajomych', 'Рекомендация знакомых'),
    [['word_of_mouth'], ['visit_site']],
  ),
]

const CONSIDERATION: Touchpoint[] = [
  touchpoint(
    'loyalty-website',
    say('Offer on the website', 'Oferta na stronie', 'Предложение на сайте'),
    [['web', 'app'], ['compare']],
  ),
  touchpoint('loyalty-store', say('Visit to the store', 'Wizyta w salonie', 'Визит в салон'), [
    ['store'],
    ['try_product'],
  ]),
  touchpoint('loyalty-advice', say('Advice', 'Doradztwo', 'Консультация'), [
    ['chat', 'phone', 'store'],
    ['ask'],
  ]),
]

const DECISION: Touchpoint[] = [
  touchpoint('loyalty-terms', say('Price and terms', 'Cena i warunki', 'Цена и условия'), [
    ['web', 'store'],
    ['accept'],
  ]),
  touchpoint('loyalty-purchase', say('Purchase', 'Zakup', 'Покупка'), [
    ['web', 'app', 'store'],
    ['buy'],
  ]),
  touchpoint(
    'loyalty-handover',
    say('Collection or delivery', 'Odbiór lub dostawa', 'Самовывоз или доставка'),
    [['store', 'courier', 'locker'], ['receive']],
  ),
]

const LOYALTY: Touchpoint[] = [
  touchpoint(
    'loyalty-programme',
    say('Loyalty programme', 'Program lojalnościowy', 'Программа лояльности'),
    [
      ['app', 'email'],
      ['join', 'redeem_points'],
    ],
  ),
  touchpoint(
    'loyalty-care',
    say('Care after the purchase', 'Opieka po zakupie', 'Забота после покупки'),
    [['phone', 'chat', 'email'], ['solve']],
  ),
  touchpoint(
    'loyalty-offer',
    say('Offer for regulars', 'Oferta dla stałych klientów', 'Предложение постоянным клиентам'),
    [['email', 'app', 'sms'], ['buy_again']],
  ),
]

/** Four stages, for brands that live by customers who come back. */
export const LOYALTY_MAP: TemplateMap = {
  id: 'loyalty-journey',
  name: say(
    'From awareness to loyalty',
    'Od świadomości do lojalności',
    'От знакомства до лояльности',
  ),
  kind: 'customer',
  stages: [
    stage('loyalty-awareness', say('Awareness', 'Świadomość', 'Знакомство'), [30, AWARENESS]),
    stage('loyalty-consideration', say('Consideration', 'Rozważanie', 'Выбор'), [
      14,
      CONSIDERATION,
    ]),
    stage('loyalty-decision', say('Decision', 'Decyzja', 'Решение'), [7, DECISION]),
    stage('loyalty-loyalty', say('Loyalty', 'Lojalność', 'Лояльность'), [null, LOYALTY]),
  ],
}
