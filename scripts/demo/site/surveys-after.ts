import { followUp, other, reason, say } from '#worker/domain/surveys/phrases.ts'
import { called, onEvent, onPage, type DemoSurvey } from './demo-survey.ts'

const LOW: [number, number] = [1, 3]
const HELP_REASONS = [
  reason(
    'waiting',
    LOW,
    say('Long wait', 'Długie czekanie', 'Долгое ожидание', 'Lange Wartezeit', 'انتظار طويل'),
  ),
  reason(
    'not_solved',
    LOW,
    say('Not solved', 'Bez rozwiązania', 'Не решено', 'Nicht gelöst', 'لم تُحل'),
  ),
  reason(
    'not_found',
    LOW,
    say('Not found', 'Nie ma odpowiedzi', 'Не нашли ответ', 'Nicht gefunden', 'لم أجد الجواب'),
  ),
  other(LOW),
]

/** Help, retention and advocacy. */
export const SURVEYS_AFTER: DemoSurvey[] = [
  {
    id: 'chat-csat',
    touchpointId: 'chat',
    ...called('After a chat', 'Po czacie', 'После чата'),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say('How was our help?', 'Jak oceniasz naszą pomoc?', 'Как мы вам помогли?'),
      followUp: followUp(HELP_REASONS),
      ...onEvent('chat_closed', 'chat'),
    },
  },
  {
    id: 'help-csat',
    touchpointId: 'help-page',
    ...called('Help page', 'Strona pomocy', 'Страница помощи'),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'How was the help on this page?',
        'Jak oceniasz pomoc na tej stronie?',
        'Как вам помощь на этой странице?',
        'Wie war die Hilfe auf dieser Seite?',
        'كيف كانت المساعدة في هذه الصفحة؟',
      ),
      followUp: followUp(HELP_REASONS),
      ...onPage('help', 2),
    },
  },
  {
    id: 'help-question',
    touchpointId: 'help-page',
    ...called('What people look for in vain', 'Czego nie można znaleźć', 'Что ищут напрасно'),
    definition: {
      kind: 'text',
      scale: 'text',
      question: say('What did you look for?', 'Czego szukasz?', 'Что вы искали?'),
      ...onEvent('help_search_empty'),
    },
  },
  {
    id: 'phone-csat',
    touchpointId: 'phone',
    ...called('After a call', 'Po rozmowie', 'После звонка'),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say('How was our call?', 'Jak oceniasz rozmowę?', 'Как прошёл наш разговор?'),
      followUp: followUp(HELP_REASONS),
      ...onEvent('call_ended', 'phone'),
    },
  },
  {
    id: 'reorder-csat',
    touchpointId: 'reorder-email',
    ...called('Reorder reminder', 'Przypomnienie o zakupie', 'Напоминание о заказе'),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say(
        'How is this reminder for you?',
        'Jak oceniasz to przypomnienie?',
        'Как вам это напоминание?',
      ),
      followUp: followUp([
        reason('too_early', LOW, say('Too early', 'Za wcześnie', 'Слишком рано')),
        reason('too_often', LOW, say('Too often', 'Za często', 'Слишком часто')),
        other(LOW),
      ]),
      ...onEvent('reorder_mail_opened', 'email'),
    },
  },
  {
    id: 'club-emotion',
    touchpointId: 'loyalty-club',
    ...called('Feeling about the club', 'Odczucia wobec klubu', 'Отношение к клубу'),
    definition: {
      kind: 'emotion',
      scale: 'emotion5',
      question: say(
        'How do you feel about our club?',
        'Jak czujesz się w naszym klubie?',
        'Как вам наш клуб?',
      ),
      ...onEvent('club_opened', 'app'),
    },
  },
  {
    id: 'review-csat',
    touchpointId: 'review-invite',
    ...called('Two weeks later', 'Dwa tygodnie później', 'Две недели спустя'),
    definition: {
      kind: 'csat',
      scale: 'csat5',
      question: say('How is what you bought?', 'Jak sprawdza się zakup?', 'Как вам покупка?'),
      ...onEvent('review_mail_opened', 'email'),
    },
  },
  {
    id: 'day-60-nps',
    touchpointId: 'day-60',
    ...called(
      'Recommendation after 60 days',
      'Polecenie po 60 dniach',
      'Рекомендация через 60 дней',
    ),
    definition: {
      kind: 'nps',
      scale: 'nps11',
      question: say(
        'How likely are you to recommend us to a friend?',
        'Czy polecisz nas znajomym?',
        'Порекомендуете ли вы нас друзьям?',
      ),
      ...onEvent('day_60_mail_opened', 'email'),
    },
  },
]
