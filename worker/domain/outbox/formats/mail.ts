import type { OutboxLanguage } from '#contract/outbox/words.ts'
import type { Mail } from '#worker/domain/accounts/mails.ts'
import type { Notice } from './notice.ts'
import { shorten } from './shorten.ts'

/** The comment of a summary is all that can be long. */
const TEXT = 10_000
const FACT = 300

/** Nothing that is named on a site stands in a subject: it would be in somebody else's words. */
const SUBJECTS: Record<OutboxLanguage, { week: string; notice: string; why: string }> = {
  en: {
    week: 'The week in words – Wayfelt',
    notice: 'News of your customers’ journey – Wayfelt',
    why: 'You get this because somebody of your site has asked for it. They can turn it off under Settings › Webhooks.',
  },
  pl: {
    week: 'Tydzień w słowach – Wayfelt',
    notice: 'Wiadomość o podróży klientów – Wayfelt',
    why: 'Ta wiadomość przychodzi na prośbę kogoś z zespołu. Można ją wyłączyć w Ustawieniach › Webhooki.',
  },
  ru: {
    week: 'Неделя словами – Wayfelt',
    notice: 'Новость о пути клиентов – Wayfelt',
    why: 'Вы получаете это письмо, потому что кто-то из вашей команды его включил. Отключить можно в Настройки › Вебхуки.',
  },
}

/** A notice as a mail in plain text. */
export function mailOf(
  { title, facts, comment, link }: Notice,
  { lang, isWeek }: { lang: OutboxLanguage; isWeek: boolean },
): Mail {
  const { week, notice, why } = SUBJECTS[lang]
  const parts = [
    title,
    facts.map(({ name, value }) => `${name}: ${shorten(value, FACT)}`).join('\n'),
    comment ? shorten(comment.text, TEXT) : '',
    link ? `${link.name}: ${link.url}` : '',
    why,
  ]
  return {
    subject: isWeek ? week : notice,
    text: parts.filter((part) => part !== '').join('\n\n'),
  }
}
