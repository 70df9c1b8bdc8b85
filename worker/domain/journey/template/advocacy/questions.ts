import { say } from '#worker/domain/surveys/phrases.ts'
import type { TemplateSurvey } from '#worker/domain/journey/template/parts.ts'
import { scored, suggested } from '#worker/domain/journey/template/suggested.ts'

/** Suggested before, at and after the purchase. */
export const ADVOCACY_SURVEYS: TemplateSurvey[] = [
  suggested({
    id: 'advocacy-website-csat',
    touchpointId: 'advocacy-website',
    name: say('While comparing', 'Podczas porównywania', 'При сравнении'),
    definition: scored(
      'csat5',
      say(
        'How well does this page help you decide?',
        'Jak ta strona pomaga w wyborze?',
        'Как эта страница помогает выбрать?',
      ),
      {
        low: [
          ['missing', say('Information missing', 'Brakuje informacji', 'Не хватает информации')],
          ['unclear', say('Hard to understand', 'Trudno zrozumieć', 'Трудно понять')],
          ['price', say('Price', 'Cena', 'Цена')],
        ],
        high: [
          ['clear', say('Clear', 'Jasno opisane', 'Всё понятно')],
          ['trust', say('Inspires trust', 'Budzi zaufanie', 'Вызывает доверие')],
        ],
      },
    ),
  }),
  suggested({
    id: 'advocacy-order-ces',
    touchpointId: 'advocacy-order',
    name: say('Effort of buying', 'Wysiłek przy zakupie', 'Сложность покупки'),
    definition: scored(
      'ces7_agree',
      say('Buying was easy for me.', 'Zakup był dla mnie łatwy.', 'Купить было легко.'),
      {
        low: [
          ['steps', say('Too many steps', 'Za dużo kroków', 'Слишком много шагов')],
          ['error', say('An error', 'Błąd', 'Ошибка')],
          ['payment', say('Ways of paying', 'Formy płatności', 'Способы оплаты')],
        ],
        high: [
          ['quick', say('Quick', 'Szybko', 'Быстро')],
          ['help', say('Good help', 'Dobra pomoc', 'Хорошая помощь')],
        ],
      },
    ),
  }),
  suggested({
    id: 'advocacy-start-expectation',
    touchpointId: 'advocacy-start',
    name: say('Expectations met?', 'Oczekiwania a rzeczywistość', 'Ожидания и реальность'),
    definition: scored(
      'expectation3',
      say(
        'Is it what you expected?',
        'Czy zakup spełnia Twoje oczekiwania?',
        'Покупка оправдала ваши ожидания?',
      ),
      {
        low: [
          ['quality', say('Quality', 'Jakość', 'Качество')],
          [
            'description',
            say('Not as described', 'Niezgodne z opisem', 'Не соответствует описанию'),
          ],
          ['hard', say('Hard to use', 'Trudne w użyciu', 'Сложно пользоваться')],
        ],
        high: [
          ['good_quality', say('Good quality', 'Dobra jakość', 'Хорошее качество')],
          ['easy', say('Easy to use', 'Łatwe w użyciu', 'Легко пользоваться')],
        ],
      },
    ),
  }),
  suggested({
    id: 'advocacy-review-nps',
    touchpointId: 'advocacy-review',
    name: say('Recommendation', 'Gotowość do polecenia', 'Готовность рекомендовать'),
    definition: scored(
      'nps11',
      say(
        'How likely are you to recommend us to a friend?',
        'Czy polecisz nas znajomym?',
        'Порекомендуете ли вы нас друзьям?',
      ),
      {
        low: [
          ['product', say('Product', 'Produkt', 'Товар')],
          ['service', say('Service', 'Obsługa', 'Обслуживание')],
          ['price', say('Price', 'Cena', 'Цена')],
        ],
        high: [
          ['good_product', say('Good product', 'Dobry produkt', 'Хороший товар')],
          ['good_service', say('Good service', 'Dobra obsługa', 'Хорошее обслуживание')],
          ['good_price', say('Good price', 'Dobra cena', 'Хорошая цена')],
        ],
      },
    ),
  }),
]
