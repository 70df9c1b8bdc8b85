import { say } from '#worker/domain/surveys/phrases.ts'
import type { TemplateSurvey } from '#worker/domain/journey/template/parts.ts'
import { scored, suggested } from '#worker/domain/journey/template/suggested.ts'

const HALF_A_YEAR = 180

/** Suggested while somebody chooses, when they have bought, and twice a year from then on. */
export const LOYALTY_SURVEYS: TemplateSurvey[] = [
  suggested({
    id: 'loyalty-advice-csat',
    touchpointId: 'loyalty-advice',
    name: say('After advice', 'Po rozmowie z doradcą', 'После консультации'),
    definition: scored(
      'csat5',
      say('How was our advice?', 'Jak oceniasz naszą poradę?', 'Как вам наша консультация?'),
      {
        low: [
          ['waiting', say('Long wait', 'Długie czekanie', 'Долгое ожидание')],
          ['knowledge', say('Little knowledge', 'Za mało wiedzy', 'Не хватает знаний')],
          ['pressure', say('Felt pushed', 'Nacisk na zakup', 'Навязывали покупку')],
        ],
        high: [
          ['competent', say('Competent', 'Fachowo', 'Грамотно')],
          ['kind', say('Kind', 'Życzliwie', 'Доброжелательно')],
        ],
      },
    ),
  }),
  suggested({
    id: 'loyalty-purchase-ces',
    touchpointId: 'loyalty-purchase',
    name: say('Effort of deciding', 'Wysiłek przy decyzji', 'Сложность решения'),
    definition: scored(
      'ces7_agree',
      say('Deciding was easy for me.', 'Łatwo było mi się zdecydować.', 'Мне было легко решиться.'),
      {
        low: [
          ['choice', say('Too much to choose from', 'Za duży wybór', 'Слишком большой выбор')],
          ['terms', say('Terms unclear', 'Niejasne warunki', 'Неясные условия')],
          ['price', say('Price', 'Cena', 'Цена')],
        ],
        high: [
          ['quick', say('Quick', 'Szybko', 'Быстро')],
          ['clear', say('Clear', 'Jasno', 'Понятно')],
        ],
      },
    ),
  }),
  suggested({
    id: 'loyalty-handover-expectation',
    touchpointId: 'loyalty-handover',
    name: say('First impression', 'Pierwsze wrażenie', 'Первое впечатление'),
    definition: scored(
      'expectation3',
      say(
        'Is your purchase what you expected?',
        'Czy zakup spełnia Twoje oczekiwania?',
        'Покупка оправдала ваши ожидания?',
      ),
      {
        low: [
          ['quality', say('Quality', 'Jakość', 'Качество')],
          ['late', say('Late', 'Z opóźnieniem', 'С опозданием')],
          ['damaged', say('Damaged', 'Uszkodzony', 'Повреждено')],
        ],
        high: [
          ['good_quality', say('Good quality', 'Dobra jakość', 'Хорошее качество')],
          ['fast', say('Fast', 'Szybko', 'Быстро')],
        ],
      },
    ),
  }),
  suggested({
    id: 'loyalty-programme-nps',
    touchpointId: 'loyalty-programme',
    name: say('Recommendation', 'Gotowość do polecenia', 'Готовность рекомендовать'),
    definition: {
      ...scored(
        'nps11',
        say(
          'How likely are you to recommend us to a friend?',
          'Czy polecisz nas znajomym?',
          'Порекомендуете ли вы нас друзьям?',
        ),
        {
          low: [
            ['rewards', say('Few rewards', 'Mało korzyści', 'Мало выгоды')],
            ['service', say('Service', 'Obsługa', 'Обслуживание')],
            ['price', say('Price', 'Cena', 'Цена')],
          ],
          high: [
            ['good_rewards', say('Good rewards', 'Dobre korzyści', 'Хорошие бонусы')],
            ['good_service', say('Good service', 'Dobra obsługa', 'Хорошее обслуживание')],
          ],
        },
      ),
      frequency: 'recurring',
      everyDays: HALF_A_YEAR,
    },
  }),
]
