import { describe, expect, test } from 'vitest'
import { surveyDefinitionSchema, type SurveyDefinitionInput } from '#contract/surveys.ts'
import { hostedQuestion } from '#worker/domain/channels/hosted-config.ts'
import { mailBlock } from '#worker/domain/channels/mail-block.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const LINK = 'https://wf.example/q/ABCD2345'
const PAYLOADS = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'corpora', 'xss-payloads.json'), 'utf8'),
) as string[]

function blockOf(input: Partial<SurveyDefinitionInput>, lang = 'en') {
  const definition = surveyDefinitionSchema.parse({
    kind: 'csat',
    scale: 'csat5',
    question: { en: 'How was it?', pl: 'Jak było?', ar: 'كيف كان؟' },
    trigger: { on: 'load' },
    ...input,
  })
  const { scale } = definition
  const survey = {
    id: 'q',
    state: 'live',
    scale,
    revision: 1,
    touchpointId: 't',
    definition,
  } as const
  const site = { key: 'wf_pk_a', language: 'en', cooldownDays: 0, paused: false }
  const question = hostedQuestion(site, { survey, channel: 'email' }, [lang, 'en'])
  if (!question) throw new Error('nothing to ask')
  return mailBlock(question, LINK)
}

const linksIn = (html: string) =>
  Array.from(html.matchAll(/href="([^"]+)"/g), ([, link = '']) => link.replaceAll('&amp;', '&'))

describe('a mail’s block', () => {
  test.each<[string, Partial<SurveyDefinitionInput>, string[]]>([
    ['faces', {}, ['s=1', 's=2', 's=3', 's=4', 's=5']],
    ['yes and no', { kind: 'arrived', scale: 'arrived2' }, ['s=1', 's=0']],
    ['three words', { kind: 'expectation', scale: 'expectation3' }, ['s=1', 's=2', 's=3']],
    [
      'eleven numbers',
      { kind: 'nps', scale: 'nps11' },
      Array.from({ length: 11 }, (_, n) => `s=${n}`),
    ],
    [
      'pain points',
      {
        kind: 'pain_point',
        scale: 'choice',
        choices: [
          { code: 'late', label: { en: 'Late' } },
          { code: 'none', label: { en: 'Nothing' } },
        ],
      },
      ['c=late', 'c=none'],
    ],
    [
      'where one heard of the shop',
      {
        kind: 'source',
        scale: 'source',
        choices: [
          { code: 'friend', label: { en: 'A friend' } },
          { code: 'other', label: { en: 'Something else' } },
        ],
      },
      ['c=friend', 'c=other'],
    ],
    ['free text', { kind: 'text', scale: 'text' }, ['']],
  ])('of %s has one link an answer, in HTML and in text', (_, input, answers) => {
    const { html, text } = blockOf(input)
    const wanted = answers.map((answer) => `${LINK}?lang=en${answer && `&${answer}`}`)
    expect(linksIn(html)).toEqual(wanted)
    for (const link of wanted) expect(text).toContain(link)
  })

  test('of a long scale says below it what its ends mean, in the words of the survey', () => {
    const ends = { low: { en: 'Never' }, high: { en: 'Always' } }
    const { html, text } = blockOf({ kind: 'nps', scale: 'nps11', ends })
    expect(html).toMatch(/align="left"[^>]*>Never<.*align="right"[^>]*>Always</s)
    expect(text).toContain('10 – Always: ')
  })

  test('reads from right to left where its language does', () => {
    expect(blockOf({}, 'ar').html).toContain('lang="ar" dir="rtl"')
  })

  test('is made of what mail programs keep, with its looks in every cell', () => {
    const { html } = blockOf({})
    const tags = new Set(Array.from(html.matchAll(/<(\w+)/g), ([, name = '']) => name))
    expect([...tags].toSorted()).toEqual(['a', 'table', 'td', 'tr'])
    for (const [tag] of html.matchAll(/<(a|td)\b[^>]*>/g)) expect(tag).toContain('style="')
  })

  test('lets no text of a survey become markup', () => {
    expect(PAYLOADS.length).toBeGreaterThan(20)
    for (const payload of PAYLOADS.map((text) => text.slice(0, 300)).filter(Boolean)) {
      const label = { en: payload }
      const { html } = blockOf({
        kind: 'pain_point',
        scale: 'choice',
        question: label,
        choices: [{ code: 'a', label }],
      })
      const tags = Array.from(html.matchAll(/<(\w+)/g), ([, name = '']) => name)
      expect(tags.filter((name) => !['a', 'table', 'td', 'tr'].includes(name))).toEqual([])
      expect(linksIn(html)).toEqual([`${LINK}?lang=en&c=a`])
    }
  })
})
