import { say } from '#worker/domain/surveys/phrases.ts'
import type { TemplateSurvey } from '#worker/domain/journey/template/parts.ts'
import { scored, suggested } from '#worker/domain/journey/template/suggested.ts'

/** Suggested after the form, the first reply and the offer, and when the work begins. */
export const ENQUIRY_SURVEYS: TemplateSurvey[] = [
  suggested({
    id: 'enquiry-form-ces',
    touchpointId: 'enquiry-form',
    name: say('Effort of the enquiry', 'Wysiłek przy zapytaniu', 'Сложность запроса'),
    definition: scored(
      'ces7_agree',
      say(
        'Sending my enquiry was easy.',
        'Wysłanie zapytania było łatwe.',
        'Отправить запрос было легко.',
      ),
      {
        low: [
          ['fields', say('Too many fields', 'Za dużo pól', 'Слишком много полей')],
          ['unclear', say('Unclear what to enter', 'Nie wiadomo, co wpisać', 'Неясно, что писать')],
          ['error', say('An error', 'Błąd', 'Ошибка')],
        ],
        high: [
          ['short', say('Short form', 'Krótki formularz', 'Короткая форма')],
          ['clear', say('Clear', 'Jasno', 'Понятно')],
        ],
      },
    ),
  }),
  suggested({
    id: 'enquiry-reply-csat',
    touchpointId: 'enquiry-reply',
    name: say('After the first reply', 'Po pierwszej odpowiedzi', 'После первого ответа'),
    definition: {
      ...scored(
        'csat5',
        say(
          'How was our first reply?',
          'Jak oceniasz naszą pierwszą odpowiedź?',
          'Как вам наш первый ответ?',
        ),
        {
          low: [
            ['slow', say('Slow', 'Zbyt wolno', 'Слишком долго')],
            ['off_topic', say('Beside the point', 'Nie na temat', 'Не по существу')],
            ['tone', say('Tone', 'Ton odpowiedzi', 'Тон ответа')],
          ],
          high: [
            ['quick', say('Quick', 'Szybko', 'Быстро')],
            ['to_the_point', say('To the point', 'Konkretnie', 'По существу')],
          ],
        },
      ),
      channel: 'email',
    },
  }),
  suggested({
    id: 'enquiry-offer-expectation',
    touchpointId: 'enquiry-offer',
    name: say('After the offer', 'Po otrzymaniu oferty', 'После предложения'),
    definition: {
      ...scored(
        'expectation3',
        say(
          'Is our offer what you expected?',
          'Czy nasza oferta spełnia oczekiwania?',
          'Наше предложение оправдало ожидания?',
        ),
        {
          low: [
            ['price', say('Price', 'Cena', 'Цена')],
            ['scope', say('Scope', 'Zakres', 'Объём работ')],
            ['deadline', say('Deadline', 'Termin', 'Сроки')],
          ],
          high: [
            ['fit', say('Fits our need', 'Trafia w potrzebę', 'Отвечает задаче')],
            ['good_price', say('Good price', 'Dobra cena', 'Хорошая цена')],
          ],
        },
      ),
      channel: 'email',
    },
  }),
  suggested({
    id: 'enquiry-start-nps',
    touchpointId: 'enquiry-start',
    name: say('Recommendation', 'Gotowość do polecenia', 'Готовность рекомендовать'),
    definition: scored(
      'nps11',
      say(
        'How likely are you to recommend us to a colleague?',
        'Czy polecisz nas innej firmie?',
        'Порекомендуете ли вы нас коллегам?',
      ),
      {
        low: [
          ['contact', say('Contact with us', 'Kontakt z nami', 'Общение с нами')],
          ['time', say('Took too long', 'Za długo trwało', 'Слишком долго')],
          ['price', say('Price', 'Cena', 'Цена')],
        ],
        high: [
          ['people', say('People', 'Ludzie', 'Люди')],
          ['competent', say('Competent', 'Fachowość', 'Профессионализм')],
          ['reliable', say('Reliable', 'Rzetelność', 'Надёжность')],
        ],
      },
    ),
  }),
]
