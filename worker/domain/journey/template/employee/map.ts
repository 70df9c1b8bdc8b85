import { say } from '#worker/domain/surveys/phrases.ts'
import {
  stage,
  touchpoint,
  type TemplateMap,
  type Touchpoint,
} from '#worker/domain/journey/template/parts.ts'

const ATTRACT: Touchpoint[] = [
  touchpoint('employee-career-page', say('Career page', 'Strona kariery', 'Карьерный сайт'), [
    ['web'],
    ['open_advert'],
  ]),
  touchpoint('employee-advert', say('Job advert', 'Ogłoszenie o pracę', 'Объявление о вакансии'), [
    ['web', 'social'],
    ['apply'],
  ]),
  touchpoint(
    'employee-referral',
    say('Recommendation by an employee', 'Polecenie pracownika', 'Рекомендация сотрудника'),
    [['word_of_mouth'], ['apply']],
  ),
]

const RECRUIT: Touchpoint[] = [
  touchpoint(
    'employee-application',
    say('Application form', 'Formularz aplikacyjny', 'Отклик на вакансию'),
    [['web', 'email'], ['send']],
  ),
  touchpoint('employee-interview', say('Job interview', 'Rozmowa o pracę', 'Собеседование'), [
    ['web', 'phone'],
    ['attend'],
  ]),
  touchpoint(
    'employee-offer',
    say('Offer or refusal', 'Oferta lub odmowa', 'Предложение или отказ'),
    [['email', 'phone'], ['accept']],
  ),
]

const ONBOARD: Touchpoint[] = [
  touchpoint(
    'employee-welcome',
    say('Welcome message', 'Wiadomość powitalna', 'Приветственное письмо'),
    [['email'], ['open']],
  ),
  touchpoint(
    'employee-equipment',
    say('Equipment and access', 'Sprzęt i dostępy', 'Техника и доступы'),
    [['web', 'email'], ['log_in']],
  ),
  touchpoint(
    'employee-first-month',
    say('Talk after a month', 'Rozmowa po miesiącu', 'Беседа через месяц'),
    [['web', 'phone'], ['attend']],
  ),
]

const DEVELOP: Touchpoint[] = [
  touchpoint('employee-training', say('Training', 'Szkolenia', 'Обучение'), [
    ['web', 'app'],
    ['finish_course'],
  ]),
  touchpoint(
    'employee-review',
    say('Talk about development', 'Rozmowa rozwojowa', 'Беседа о развитии'),
    [['web', 'phone'], ['set_goals']],
  ),
  touchpoint('employee-new-role', say('New role', 'Nowa rola', 'Новая роль'), [
    ['email'],
    ['accept'],
  ]),
]

const RETAIN: Touchpoint[] = [
  touchpoint('employee-pulse', say('Pulse survey', 'Badanie nastrojów', 'Пульс-опрос'), [
    ['email', 'app'],
    ['answer'],
  ]),
  touchpoint(
    'employee-manager',
    say('Talk with the manager', 'Rozmowa z przełożonym', 'Разговор с руководителем'),
    [['web', 'phone'], ['attend']],
  ),
  touchpoint(
    'employee-pay',
    say('Pay and benefits', 'Wynagrodzenie i benefity', 'Зарплата и льготы'),
    [['web', 'email'], ['look_up']],
  ),
]

const EXIT: Touchpoint[] = [
  touchpoint(
    'employee-exit-interview',
    say('Exit interview', 'Rozmowa na zakończenie pracy', 'Беседа при уходе'),
    [['web', 'phone'], ['attend']],
  ),
  touchpoint(
    'employee-handover',
    say('Papers and handover', 'Dokumenty i przekazanie zadań', 'Документы и передача дел'),
    [['email', 'web'], ['hand_over']],
  ),
  touchpoint(
    'employee-alumni',
    say('Contact afterwards', 'Kontakt po odejściu', 'Связь после ухода'),
    [['email', 'social'], ['stay_in_touch']],
  ),
]

/** Six stages of working somewhere, from the first time somebody hears of the employer. */
export const EMPLOYEE_MAP: TemplateMap = {
  id: 'employee-journey',
  name: say('Employee journey', 'Ścieżka pracownika', 'Путь сотрудника'),
  kind: 'employee',
  stages: [
    stage('employee-attract', say('Attract', 'Przyciąganie', 'Привлечение'), [null, ATTRACT]),
    stage('employee-recruit', say('Recruit', 'Rekrutacja', 'Подбор'), [30, RECRUIT]),
    stage('employee-onboard', say('Onboard', 'Wdrożenie', 'Адаптация'), [90, ONBOARD]),
    stage('employee-develop', say('Develop', 'Rozwój', 'Развитие'), [365, DEVELOP]),
    stage('employee-retain', say('Retain', 'Utrzymanie', 'Удержание'), [null, RETAIN]),
    stage('employee-exit', say('Exit', 'Odejście', 'Уход'), [30, EXIT]),
  ],
}
