import type { OutboxLanguage, Topic } from '#contract/outbox/words.ts'

/** What people read in chats and tickets. `{score}`, `{place}` and `{about}` are filled in. */
interface NoticeWords {
  title: Record<Exclude<Topic, 'ask.due'>, string>
  noScore: string
  place: string
  stage: string
  channel: string
  state: string
  priority: string
  issue: string
  due: string
  cause: string
  action: string
  mentioned: string
  order: string
  customer: string
  respondent: string
  answers: string
  usual: string
  unhappy: string
  day: string
  since: string
  comment: string
  open: string
}

export const NOTICE_WORDS: Record<OutboxLanguage, NoticeWords> = {
  en: {
    title: {
      'answer.created': '{score} at {place}',
      'case.opened': 'New case: {score} at {place}',
      'case.changed': 'Case changed: {score} at {place}',
      'case.resolved': 'Case resolved: {score} at {place}',
      'case.mentioned': 'Mentioned in a case: {score} at {place}',
      'incident.raised': 'Incident: {about}',
      'connection.gap': 'Orders may be missing: {about}',
      'incident.ended': 'Incident over: {about}',
      'alert.raised': 'More unhappy answers than usual: {place}',
      'alert.ended': 'As usual again: {place}',
      'summary.weekly': 'The week {about}',
    },
    noScore: 'Answer',
    place: 'Touchpoint',
    stage: 'Stage',
    channel: 'Channel',
    state: 'State',
    priority: 'Priority',
    issue: 'Issue',
    due: 'Due',
    cause: 'Cause',
    action: 'Action',
    mentioned: 'For',
    order: 'Order',
    customer: 'Customer',
    respondent: 'Respondent',
    answers: 'Answers with the issue',
    usual: 'Usually',
    unhappy: 'Unhappy answers',
    day: 'Day',
    since: 'Nothing heard since',
    comment: 'Comment',
    open: 'Open in Wayfelt',
  },
  pl: {
    title: {
      'answer.created': '{score} – {place}',
      'case.opened': 'Nowe zgłoszenie: {score} – {place}',
      'case.changed': 'Zmiana w zgłoszeniu: {score} – {place}',
      'case.resolved': 'Zgłoszenie rozwiązane: {score} – {place}',
      'case.mentioned': 'Wzmianka w zgłoszeniu: {score} – {place}',
      'incident.raised': 'Incydent: {about}',
      'connection.gap': 'Może brakować zamówień: {about}',
      'incident.ended': 'Koniec incydentu: {about}',
      'alert.raised': 'Więcej niezadowolonych niż zwykle: {place}',
      'alert.ended': 'Znowu jak zwykle: {place}',
      'summary.weekly': 'Tydzień {about}',
    },
    noScore: 'Odpowiedź',
    place: 'Punkt styku',
    stage: 'Etap',
    channel: 'Kanał',
    state: 'Stan',
    priority: 'Priorytet',
    issue: 'Problem',
    due: 'Termin',
    cause: 'Przyczyna',
    action: 'Działanie',
    mentioned: 'Dla',
    order: 'Zamówienie',
    customer: 'Klient',
    respondent: 'Respondent',
    answers: 'Odpowiedzi z tym problemem',
    usual: 'Zwykle',
    unhappy: 'Niezadowolone odpowiedzi',
    day: 'Dzień',
    since: 'Brak wiadomości od',
    comment: 'Komentarz',
    open: 'Otwórz w Wayfelt',
  },
  ru: {
    title: {
      'answer.created': '{score} – {place}',
      'case.opened': 'Новое обращение: {score} – {place}',
      'case.changed': 'Обращение изменено: {score} – {place}',
      'case.resolved': 'Обращение решено: {score} – {place}',
      'case.mentioned': 'Упоминание в обращении: {score} – {place}',
      'incident.raised': 'Инцидент: {about}',
      'connection.gap': 'Могут отсутствовать заказы: {about}',
      'incident.ended': 'Инцидент закончился: {about}',
      'alert.raised': 'Недовольных больше обычного: {place}',
      'alert.ended': 'Снова как обычно: {place}',
      'summary.weekly': 'Неделя {about}',
    },
    noScore: 'Ответ',
    place: 'Точка контакта',
    stage: 'Этап',
    channel: 'Канал',
    state: 'Состояние',
    priority: 'Приоритет',
    issue: 'Проблема',
    due: 'Срок',
    cause: 'Причина',
    action: 'Действие',
    mentioned: 'Кому',
    order: 'Заказ',
    customer: 'Клиент',
    respondent: 'Респондент',
    answers: 'Ответы с этой проблемой',
    usual: 'Обычно',
    unhappy: 'Недовольные ответы',
    day: 'День',
    since: 'Нет сообщений с',
    comment: 'Комментарий',
    open: 'Открыть в Wayfelt',
  },
}
