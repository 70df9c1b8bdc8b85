import type { Notice } from './notice.ts'
import { shorten } from './shorten.ts'

/** A webhook of Teams takes 28 KB; the comment is all that can be long. */
const TEXT = 4000
const FACT = 300

/** A message for a workflow of Teams: an adaptive card. */
export function teamsBody({ title, facts, comment, link }: Notice): object {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      { type: 'TextBlock', size: 'Medium', weight: 'Bolder', wrap: true, text: plain(title) },
      ...(facts.length > 0
        ? [
            {
              type: 'FactSet',
              facts: facts.map(({ name, value }) => ({
                title: name,
                value: plain(shorten(value, FACT)),
              })),
            },
          ]
        : []),
      ...(comment
        ? [{ type: 'TextBlock', wrap: true, text: plain(shorten(comment.text, TEXT)) }]
        : []),
    ],
    ...(link ? { actions: [{ type: 'Action.OpenUrl', title: link.name, url: link.url }] } : {}),
  }
  return {
    type: 'message',
    attachments: [
      { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content },
    ],
  }
}

/** Cards read some Markdown: links and mentions in what others wrote must stay letters. */
function plain(text: string): string {
  return text.replaceAll(/[[\]<>]/g, (sign) => `\\${sign}`)
}
