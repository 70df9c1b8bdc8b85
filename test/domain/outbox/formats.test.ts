import { describe, expect, test } from 'vitest'
import { messageSchema } from '#contract/outbox/messages.ts'
import { OUTBOX_LANGUAGES, TOPICS } from '#contract/outbox/words.ts'
import { exampleMessage } from '#worker/domain/outbox/example.ts'
import { noticeOf, type Told } from '#worker/domain/outbox/formats/notice.ts'
import { slackBody } from '#worker/domain/outbox/formats/slack.ts'
import { teamsBody } from '#worker/domain/outbox/formats/teams.ts'
import naughtyStrings from '../../corpora/naughty-strings.json' with { type: 'json' }

const AT = Date.UTC(2026, 10, 28, 12)
const toIso = (at: number) => new Date(at).toISOString()

function caseWith(comment: string): Told {
  const message = exampleMessage('case.opened', toIso(AT), AT)
  return { ...message, data: { ...message.data, comment, dueAt: AT } } as Told
}

interface Blocks {
  text: string
  blocks: {
    type: string
    text?: { text: string }
    fields?: { text: string }[]
    elements?: { url: string }[]
  }[]
}
const slack = (message: Told) => slackBody(noticeOf(message, 'en', toIso)) as Blocks

describe('every example', () => {
  test.each(TOPICS)('of %s fits the contract, and every language and chat says it', (topic) => {
    const message = exampleMessage(topic, toIso(AT), AT)
    expect(messageSchema.safeParse(message).error).toBeUndefined()
    // An ask is for mailers: no chat says it.
    if (message.type === 'ask.due') return
    for (const lang of OUTBOX_LANGUAGES) {
      const notice = noticeOf(message, lang, toIso)
      expect(notice.title).not.toMatch(/[{}]|undefined|null/)
      expect(JSON.stringify(teamsBody(notice))).toContain('AdaptiveCard')
      expect(JSON.stringify(slackBody(notice))).toContain(notice.title.slice(0, 5))
    }
  })
})

describe('in Slack', () => {
  test('a comment that would call everybody calls nobody, and is no link', () => {
    const { blocks } = slack(caseWith('<!channel> <@U1> & <https://evil.example|click>'))
    const said = blocks.find(({ text }) => text?.text.startsWith('>'))?.text?.text
    expect(said).toBe('>&lt;!channel&gt; &lt;@U1&gt; &amp; &lt;https://evil.example|click&gt;')
  })

  test('a comment of many lines stays a quotation', () => {
    const { blocks } = slack(caseWith('one\ntwo\r\nthree'))
    expect(blocks.find(({ text }) => text?.text.startsWith('>'))?.text?.text).toBe(
      '>one\n>two\n>three',
    )
  })

  test.each(['&'.repeat(2000), '\n'.repeat(2000), '📦'.repeat(1000), ...naughtyStrings])(
    'no text breaks its limits',
    (comment) => {
      const { text, blocks } = slack(caseWith(comment))
      expect(text.length).toBeLessThanOrEqual(3000)
      for (const block of blocks) {
        expect(block.text?.text.length ?? 0).toBeLessThanOrEqual(
          block.type === 'header' ? 150 : 3000,
        )
        for (const field of block.fields ?? []) expect(field.text.length).toBeLessThanOrEqual(2000)
      }
      const all = JSON.stringify(blocks)
      expect(all.length).toBeLessThan(13_000)
      expect(all.isWellFormed()).toBe(true)
    },
  )
})

test('in Teams what others wrote is no link', () => {
  const body = teamsBody(
    noticeOf(caseWith('[click](https://evil.example) <at>All</at>'), 'en', toIso),
  )
  expect(JSON.stringify(body)).toContain(String.raw`\\[click\\](https://evil.example) \\<at\\>All`)
})
