import { say } from '#worker/domain/surveys/phrases.ts'
import type { TemplateSurvey } from '#worker/domain/journey/template/parts.ts'
import { scored, suggested } from '#worker/domain/journey/template/suggested.ts'

const QUARTER = 90

/** Suggested after the interview and the first month, each quarter, and when somebody leaves. */
export const EMPLOYEE_SURVEYS: TemplateSurvey[] = [
  suggested({
    id: 'employee-interview-csat',
    touchpointId: 'employee-interview',
    name: say('After the interview', 'Po rozmowie o pracę', 'После собеседования'),
    definition: scored(
      'csat5',
      say('How was the interview?', 'Jak oceniasz tę rozmowę?', 'Как прошло собеседование?'),
      {
        low: [
          [
            'waiting',
            say('Long wait for news', 'Długie czekanie na odpowiedź', 'Долго ждали ответа'),
          ],
          [
            'unprepared',
            say('Interviewers unprepared', 'Nieprzygotowani rozmówcy', 'Не подготовились'),
          ],
          ['role', say('Role unclear', 'Niejasna rola', 'Неясна роль')],
        ],
        high: [
          ['respect', say('With respect', 'Z szacunkiem', 'С уважением')],
          ['clear', say('Clear steps', 'Jasne etapy', 'Понятные этапы')],
        ],
      },
    ),
  }),
  suggested({
    id: 'employee-first-month-csat',
    touchpointId: 'employee-first-month',
    name: say('First month', 'Pierwszy miesiąc', 'Первый месяц'),
    definition: scored(
      'csat5',
      say('How was your first month?', 'Jak minął pierwszy miesiąc?', 'Как прошёл первый месяц?'),
      {
        low: [
          ['equipment', say('Equipment or access', 'Sprzęt lub dostępy', 'Техника или доступы')],
          ['tasks', say('Tasks unclear', 'Niejasne zadania', 'Неясные задачи')],
          ['support', say('Little support', 'Za mało wsparcia', 'Мало поддержки')],
        ],
        high: [
          ['team', say('Team', 'Zespół', 'Команда')],
          ['manager', say('Manager', 'Przełożony', 'Руководитель')],
          ['good_tasks', say('Interesting tasks', 'Ciekawe zadania', 'Интересные задачи')],
        ],
      },
    ),
  }),
  suggested({
    id: 'employee-pulse-nps',
    touchpointId: 'employee-pulse',
    name: say('Recommendation as an employer', 'Polecanie pracodawcy', 'Рекомендация работодателя'),
    definition: {
      ...scored(
        'nps11',
        say(
          'How likely are you to recommend working here to a friend?',
          'Czy polecisz znajomym pracę u nas?',
          'Порекомендуете ли вы друзьям работать у нас?',
        ),
        {
          low: [
            ['pay', say('Pay', 'Wynagrodzenie', 'Зарплата')],
            ['workload', say('Workload', 'Obciążenie pracą', 'Нагрузка')],
            ['growth', say('No way to grow', 'Brak rozwoju', 'Нет развития')],
            ['management', say('Management', 'Sposób zarządzania', 'Руководство')],
          ],
          high: [
            ['team', say('Team', 'Zespół', 'Команда')],
            ['flexible', say('Flexibility', 'Elastyczność', 'Гибкость')],
            ['meaning', say('Work with a meaning', 'Praca z sensem', 'Работа со смыслом')],
          ],
        },
      ),
      frequency: 'recurring',
      everyDays: QUARTER,
    },
  }),
  suggested({
    id: 'employee-exit-text',
    touchpointId: 'employee-exit-interview',
    name: say('Why somebody leaves', 'Powody odejścia', 'Причины ухода'),
    definition: {
      kind: 'text',
      scale: 'text',
      question: say(
        'What would have made you stay?',
        'Co mogło Cię u nas zatrzymać?',
        'Что могло бы вас удержать?',
      ),
    },
  }),
]
