import { say } from '#worker/domain/surveys/phrases.ts'
import {
  stage,
  touchpoint,
  type TemplateMap,
  type Touchpoint,
} from '#worker/domain/journey/template/parts.ts'

const NEED: Touchpoint[] = [
  touchpoint(
    'enquiry-article',
    say('Article or report', 'Artykuł lub raport', 'Статья или отчёт'),
    [['web'], ['visit_site']],
  ),
  touchpoint('enquiry-expert', say('Expert’s post', 'Wpis eksperta', 'Пост эксперта'), [
    ['social'],
    ['visit_site'],
  ]),
  touchpoint(
    'enquiry-partner',
    say('Partner’s recommendation', 'Polecenie partnera', 'Рекомендация партнёра'),
    [['word_of_mouth'], ['visit_site']],
  ),
]

const SEARCH: Touchpoint[] = [
  touchpoint('enquiry-results', say('Search results', 'Wyniki wyszukiwania', 'Результаты поиска'), [
    ['web', 'ads'],
    ['visit_site'],
  ]),
  touchpoint('enquiry-services', say('Services page', 'Strona usług', 'Страница услуг'), [
    ['web'],
    ['open_form'],
  ]),
  touchpoint('enquiry-cases', say('Case studies', 'Nasze realizacje', 'Примеры работ'), [
    ['web'],
    ['open_form'],
  ]),
]

const ENQUIRY: Touchpoint[] = [
  touchpoint('enquiry-form', say('Enquiry form', 'Formularz zapytania', 'Форма запроса'), [
    ['web', 'app'],
    ['send'],
  ]),
  touchpoint('enquiry-call', say('First call', 'Pierwszy telefon', 'Первый звонок'), [
    ['phone'],
    ['describe_need'],
  ]),
  touchpoint('enquiry-reply', say('First reply', 'Pierwsza odpowiedź', 'Первый ответ'), [
    ['email', 'phone'],
    ['agree_meeting'],
  ]),
]

const COMMUNICATION: Touchpoint[] = [
  touchpoint(
    'enquiry-meeting',
    say('Meeting or call', 'Spotkanie lub rozmowa', 'Встреча или звонок'),
    [['phone', 'web'], ['agree_scope']],
  ),
  touchpoint(
    'enquiry-questions',
    say('Questions in writing', 'Pytania w korespondencji', 'Вопросы в переписке'),
    [['email', 'chat'], ['reply']],
  ),
  touchpoint('enquiry-demo', say('Demonstration', 'Prezentacja', 'Демонстрация'), [
    ['web', 'store'],
    ['attend'],
  ]),
]

const COMPARING: Touchpoint[] = [
  touchpoint('enquiry-offer', say('Our offer', 'Nasza oferta', 'Наше предложение'), [
    ['email'],
    ['open', 'ask_for_change'],
  ]),
  touchpoint(
    'enquiry-references',
    say('Customers’ references', 'Referencje klientów', 'Отзывы клиентов'),
    [['web', 'word_of_mouth'], ['check']],
  ),
  touchpoint(
    'enquiry-negotiation',
    say('Talk about the offer', 'Rozmowa o ofercie', 'Обсуждение предложения'),
    [['phone', 'email'], ['agree_price']],
  ),
]

const PURCHASE: Touchpoint[] = [
  touchpoint('enquiry-contract', say('Contract', 'Umowa', 'Договор'), [['email', 'web'], ['sign']]),
  touchpoint('enquiry-invoice', say('Invoice and payment', 'Faktura i płatność', 'Счёт и оплата'), [
    ['email', 'web'],
    ['pay'],
  ]),
  touchpoint('enquiry-start', say('Start of the work', 'Start współpracy', 'Начало работы'), [
    ['phone', 'web'],
    ['attend'],
  ]),
]

/** Six stages of what is sold by an enquiry and an offer: services, and from business to business. */
export const ENQUIRY_MAP: TemplateMap = {
  id: 'enquiry-journey',
  name: say('From need to purchase', 'Od potrzeby do zakupu', 'От потребности до покупки'),
  kind: 'customer',
  stages: [
    stage('enquiry-need', say('Need', 'Potrzeba', 'Потребность'), [null, NEED]),
    stage('enquiry-search', say('Search', 'Szukanie informacji', 'Поиск информации'), [14, SEARCH]),
    stage('enquiry-enquiry', say('Enquiry', 'Zapytanie', 'Запрос'), [2, ENQUIRY]),
    stage('enquiry-communication', say('Communication', 'Komunikacja', 'Коммуникация'), [
      10,
      COMMUNICATION,
    ]),
    stage(
      'enquiry-comparing',
      say('Comparing offers', 'Porównywanie ofert', 'Анализ предложений'),
      [21, COMPARING],
    ),
    stage('enquiry-purchase', say('Purchase', 'Zakup', 'Покупка'), [14, PURCHASE]),
  ],
}
