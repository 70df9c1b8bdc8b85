import type { Notice } from './notice.ts'
import { shorten } from './shorten.ts'

/** Limits of Block Kit, in characters. Source: slackapi/node-slack-sdk, types/block-kit/blocks.ts. */
const HEADER = 150
const SECTION = 3000
const FIELD = 2000
const FIELDS = 10
/** Undocumented, of all blocks together: 13,200 characters (bolt-js #2509). Kept well away from. */
const FACT = 300

/**
 * A message for an incoming webhook of Slack. `&`, `<` and `>` are escaped in all that others wrote,
 * so that no text becomes a link or calls the channel.
 */
export function slackBody({ title, facts, comment, link }: Notice): object {
  const fields = facts.slice(0, FIELDS).map(({ name, value }) => ({
    type: 'mrkdwn',
    text: shortEscaped(`*${name}*\n`, value, Math.min(FACT, FIELD)),
  }))
  return {
    text: shortEscaped('', title, SECTION),
    blocks: [
      {
        type: 'header',
        text: { type: 'plain_text', text: shorten(title, HEADER), emoji: false },
      },
      ...(fields.length > 0 ? [{ type: 'section', fields }] : []),
      ...(comment
        ? [{ type: 'section', text: { type: 'mrkdwn', text: quoted(comment.text) } }]
        : []),
      ...(link
        ? [
            {
              type: 'actions',
              elements: [
                { type: 'button', text: { type: 'plain_text', text: link.name }, url: link.url },
              ],
            },
          ]
        : []),
    ],
  }
}

/** As a quotation, which begins anew on each line. */
function quoted(text: string): string {
  return shortEscaped('>', text.replaceAll(/\r\n?|\n/g, '\n'), SECTION).replaceAll('\n', '\n>')
}

/** Escaping makes longer, so what is cut is what was written, until it fits. */
function shortEscaped(before: string, text: string, most: number): string {
  let kept = text
  // Each line of a quotation gets a sign more.
  const size = (one: string) => before.length + escape(one).length + one.split('\n').length
  while (size(kept) > most && kept.length > 1) kept = shorten(kept, Math.ceil(kept.length * 0.9))
  return before + escape(kept)
}

/** Slack's three control characters. Its marks for bold and code stay: they only dress. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
