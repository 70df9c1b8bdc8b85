import { say } from '#worker/domain/surveys/phrases.ts'
import type { TemplateSurvey } from '#worker/domain/journey/template/parts.ts'
import { scored, suggested } from '#worker/domain/journey/template/suggested.ts'

/** Suggested after the form, while somebody waits, when it is settled, and afterwards. */
export const RETURNS_SURVEYS: TemplateSurvey[] = [
  suggested({
    id: 'returns-form-ces',
    touchpointId: 'returns-form',
    name: say('Effort of returning', 'Wysiłek przy zgłoszeniu', 'Сложность обращения'),
    definition: scored(
      'ces7_agree',
      say(
        'Asking for a return was easy.',
        'Zgłoszenie zwrotu było łatwe.',
        'Оформить возврат было легко.',
      ),
      {
        low: [
          ['not_found', say('Hard to find', 'Trudno znaleźć', 'Трудно найти')],
          ['questions', say('Too many questions', 'Za dużo pytań', 'Слишком много вопросов')],
          ['proof', say('Photos or papers', 'Zdjęcia lub dokumenty', 'Фото или документы')],
        ],
        high: [
          ['quick', say('Quick', 'Szybko', 'Быстро')],
          ['clear', say('Clear', 'Jasno', 'Понятно')],
        ],
      },
    ),
  }),
  suggested({
    id: 'returns-status-csat',
    touchpointId: 'returns-status',
    name: say('While waiting', 'Podczas oczekiwania', 'Во время ожидания'),
    definition: scored(
      'csat5',
      say(
        'How well do we keep you informed?',
        'Jak informujemy Cię o zwrocie?',
        'Как мы держим вас в курсе?',
      ),
      {
        low: [
          ['no_news', say('No news', 'Brak informacji', 'Нет информации')],
          ['slow', say('Takes too long', 'Trwa za długo', 'Слишком долго')],
          ['next', say('Unclear what comes next', 'Nie wiadomo, co dalej', 'Неясно, что дальше')],
        ],
        high: [
          ['news', say('News in time', 'Informacje na czas', 'Вовремя сообщаете')],
          ['fast', say('Fast', 'Szybko', 'Быстро')],
        ],
      },
    ),
  }),
  suggested({
    id: 'returns-decision-csat',
    touchpointId: 'returns-decision',
    name: say('When it is settled', 'Po załatwieniu sprawy', 'Когда вопрос решён'),
    definition: {
      ...scored(
        'csat5',
        say('How did we settle it?', 'Jak załatwiliśmy sprawę?', 'Как мы решили вопрос?'),
        {
          low: [
            ['refused', say('Refused', 'Odmowa', 'Отказ')],
            ['amount', say('Not all of the money', 'Niepełna kwota', 'Не вся сумма')],
            ['slow', say('Took too long', 'Trwało za długo', 'Слишком долго')],
            ['no_reason', say('No explanation', 'Brak wyjaśnienia', 'Без объяснений')],
          ],
          high: [
            ['fair', say('Fair', 'Uczciwie', 'Честно')],
            ['fast', say('Fast', 'Szybko', 'Быстро')],
            ['kind', say('Kind', 'Życzliwie', 'Доброжелательно')],
          ],
        },
      ),
      channel: 'email',
    },
  }),
  suggested({
    id: 'returns-next-order-nps',
    touchpointId: 'returns-next-order',
    name: say('Recommendation', 'Gotowość do polecenia', 'Готовность рекомендовать'),
    definition: scored(
      'nps11',
      say(
        'After this return, would you recommend us to a friend?',
        'Czy po tym zwrocie polecisz nas znajomym?',
        'Порекомендуете ли вы нас друзьям после этого возврата?',
      ),
      {
        low: [
          ['product', say('Product', 'Produkt', 'Товар')],
          ['handling', say('How it was handled', 'Sposób załatwienia', 'Как решали вопрос')],
          ['cost', say('Cost or time', 'Koszt lub czas', 'Деньги или время')],
        ],
        high: [
          ['easy', say('Easy return', 'Łatwy zwrot', 'Лёгкий возврат')],
          ['good_service', say('Good service', 'Dobra obsługa', 'Хорошее обслуживание')],
        ],
      },
    ),
  }),
]
