import { expect, test } from 'vitest'
import type { SurveyConfig } from '#contract/collect/config.ts'
import { eventsBodySchema } from '#contract/collect/events.ts'
import { type AnswerBody, answerBodySchema } from '#contract/collect/answers.ts'
import { FOLLOW_UP, site, survey } from './support/configs.ts'
import { useShop } from './support/shop.ts'

const shop = useShop()
const CHOICES = [
  { code: 'late', label: 'Late' },
  { code: 'damaged', label: 'Damaged' },
]

const NAMED = ['Very bad', 'Bad', 'So-so', 'Good', 'Very good']
const SEVEN = ['1', '2', '3', '4', '5', '6', '7']

interface Kind {
  name: string
  parts: Partial<SurveyConfig>
  labels: string[]
  pick: string
  sent: Partial<AnswerBody>
}

test.each<Kind>([
  { name: 'csat of five', parts: {}, labels: NAMED, pick: 'Bad', sent: { score: 2 } },
  {
    name: 'csat of seven',
    parts: { range: [1, 7] },
    labels: SEVEN,
    pick: '6',
    sent: { score: 6 },
  },
  {
    name: 'emotion',
    parts: { kind: 'emotion' },
    labels: NAMED,
    pick: 'Very good',
    sent: { score: 5 },
  },
  {
    name: 'nps',
    parts: { kind: 'nps', range: [0, 10] },
    labels: ['0', ...SEVEN, '8', '9', '10'],
    pick: '0',
    sent: { score: 0 },
  },
  {
    name: 'ces',
    parts: { kind: 'ces', range: [1, 7] },
    labels: SEVEN,
    pick: '7',
    sent: { score: 7 },
  },
  {
    name: 'expectation',
    parts: { kind: 'expectation', range: [1, 3] },
    labels: ['Worse', 'As expected', 'Better'],
    pick: 'Better',
    sent: { score: 3 },
  },
  {
    name: 'arrived',
    parts: { kind: 'arrived', range: [0, 1] },
    labels: ['Yes', 'No'],
    pick: 'No',
    sent: { score: 0 },
  },
  {
    name: 'pain point',
    parts: { kind: 'pain_point', choices: CHOICES },
    labels: ['Late', 'Damaged'],
    pick: 'Damaged',
    sent: { score: null, choices: ['damaged'] },
  },
])('$name is drawn with its options and answered in the form of the contract', async (kind) => {
  shop().config = site([kind.parts])
  await shop().load()
  expect(
    shop()
      .all('label')
      .map(({ textContent }) => textContent),
  ).toEqual(kind.labels)
  expect(shop().all('input[type=radio]')).toHaveLength(kind.labels.length)
  await shop().choose(kind.pick)
  expect(shop().answers).toEqual([])
  await shop().send()
  expect(shop().answers).toMatchObject([kind.sent])
  expect(answerBodySchema.safeParse(shop().answers[0]).error).toBeUndefined()
})

test('a text question is a labelled field, and an empty one is no answer', async () => {
  shop().config = {
    ...site(),
    surveys: [survey({ kind: 'text', question: 'What nearly stopped you?' })],
  }
  await shop().load()
  expect(shop().one('textarea').getAttribute('aria-label')).toBe('What nearly stopped you?')
  await shop().write('  \n ')
  await shop().send()
  expect(shop().one('[role=alert]').textContent).toBe('Write first')
  await shop().write('  The fees.  ')
  expect(shop().all('[role=alert]')).toEqual([])
  await shop().send()
  expect(shop().answers).toMatchObject([{ score: null, comment: 'The fees.', choices: [] }])
})

test('of where somebody heard of the shop one choice replaces another, and one goes out', async () => {
  const choices = ['ad', 'friend', 'other'].map((code) => ({ code, label: code }))
  const asked = {
    kind: 'source' as const,
    choices,
    shuffle: true as const,
    followUp: { comment: true as const },
  }
  shop().config = site([asked])
  await shop().load()
  expect(shop().all('label').at(-1)?.textContent).toBe('other')
  await shop().choose('ad')
  await shop().choose('other')
  expect(
    shop()
      .all('.on')
      .map(({ textContent }) => textContent),
  ).toEqual(['other'])
  await shop().write(' On the radio ')
  await shop().send()
  expect(shop().answers).toMatchObject([
    { score: null, choices: ['other'], comment: 'On the radio' },
  ])
})

test('several pain points may be chosen where the survey says so', async () => {
  shop().config = site([{ kind: 'pain_point', multiple: true, choices: CHOICES }])
  await shop().load()
  await shop().choose('Late')
  await shop().choose('Damaged')
  await shop().choose('Late')
  await shop().choose('Late')
  await shop().send()
  expect(shop().answers).toMatchObject([{ choices: ['damaged', 'late'] }])
})

test('Send without a choice says so, posts nothing, and the words go with the choice', async () => {
  await shop().load()
  await shop().send()
  expect(shop().one('[role=alert]').textContent).toBe('Choose first')
  expect(shop().answers).toEqual([])
  await shop().choose('Good')
  expect(shop().all('[role=alert]')).toEqual([])
})

test('the second step comes with the score, belongs to it, and goes out in the same answer', async () => {
  shop().config = site([{ followUp: FOLLOW_UP }])
  await shop().load()
  expect(shop().all('textarea')).toEqual([])
  await shop().choose('Bad')
  expect(shop().card?.textContent).toContain('What went wrong?')
  await shop().choose('Too slow')
  await shop().choose('Price changed')
  await shop().write('Ten minutes!')
  expect(shop().answers).toEqual([])
  await shop().send()
  expect(shop().answers).toMatchObject([
    { score: 2, choices: ['slow', 'price'], comment: 'Ten minutes!' },
  ])
  expect(shop().posts.filter(({ path }) => path === '/v1/answers')).toHaveLength(1)
})

test('reasons of a score that was taken back do not go out, and are still there if it returns', async () => {
  shop().config = site([{ followUp: FOLLOW_UP }])
  await shop().load()
  await shop().choose('Bad')
  await shop().choose('Too slow')
  await shop().choose('Very good')
  expect(shop().card?.textContent).toContain('What was good?')
  expect(shop().card?.textContent).not.toContain('Too slow')
  await shop().choose('Bad')
  expect(shop().option('Too slow').checked).toBe(true)
  await shop().choose('Very good')
  await shop().choose('Fast')
  await shop().send()
  expect(shop().answers).toMatchObject([{ score: 5, choices: ['fast'] }])
})

test('a score without reasons of its own has the comment only', async () => {
  shop().config = site([{ followUp: { comment: true, reasons: FOLLOW_UP.reasons ?? [] } }])
  await shop().load()
  await shop().choose('So-so')
  expect(shop().all('fieldset')).toHaveLength(2)
  shop().config = site([{ id: 'b', followUp: { comment: true } }])
  await shop().nextPage()
  await shop().choose('So-so')
  expect(shop().all('fieldset')).toHaveLength(1)
  expect(shop().one('textarea').getAttribute('placeholder')).toBe('Tell us more')
})

test('the ends of a scale are said with its first and last number', async () => {
  shop().config = { ...site(), surveys: [survey({ kind: 'nps', range: [0, 10] })] }
  await shop().load()
  const names = shop()
    .all('input')
    .map((input) => input.getAttribute('aria-label'))
  expect([names[0], names[5], names[10]]).toEqual(['0, Not at all', null, '10, Extremely'])
  expect(shop().one('fieldset p').textContent).toBe('Not at allExtremely')
})

test.each<[string, Partial<SurveyConfig>, string]>([
  ['agreement with seven steps', { kind: 'ces', range: [1, 7] }, 'DisagreeAgree'],
  ['effort with five steps', { kind: 'ces', range: [1, 5] }, 'EasyHard'],
  ['words of its own', { kind: 'ces', range: [1, 7], ends: ['Low', 'High'] }, 'LowHigh'],
  ['satisfaction with seven steps', { range: [1, 7] }, 'DissatisfiedSatisfied'],
])('a numbered scale has words under its ends: %s', async (_, parts, words) => {
  shop().config = site([parts])
  await shop().load()
  expect(shop().one('fieldset p').textContent).toBe(words)
})

test('a counter comes near the limit of two thousand characters, which the field enforces', async () => {
  shop().config = site([{ followUp: { comment: true } }])
  await shop().load()
  await shop().choose('Good')
  await shop().write('x'.repeat(1800))
  expect(shop().all('.count')).toEqual([])
  await shop().write('x'.repeat(1801))
  expect(shop().one('.count').textContent).toBe('1801 / 2000')
  expect(shop().one('textarea').getAttribute('maxlength')).toBe('2000')
})

test('a second press of the same Send is no second answer', async () => {
  await shop().load()
  await shop().choose('Good')
  const send = shop().one('.send')
  send.click()
  send.click()
  await shop().settle()
  expect(shop().answers).toHaveLength(1)
})

test('thanks come at once, and go by themselves after four seconds', async () => {
  await shop().load()
  await shop().choose('Good')
  await shop().send()
  expect(shop().card?.textContent).toContain('Thank you')
  await shop().settle(3900)
  expect(shop().card).toBeTruthy()
  await shop().settle(200)
  expect(shop().card).toBeFalsy()
  expect(shop().eventTypes).toEqual([])
})

test('the survey may thank in its own words', async () => {
  shop().config = site([{ thanks: 'You are the best' }])
  await shop().load()
  await shop().choose('Good')
  await shop().send()
  expect(shop().one('.thanks').textContent).toBe('You are the best')
})

test('the shopper is told when the answer has to wait for a better line', async () => {
  shop().verdict = () => new TypeError('offline')
  await shop().load()
  await shop().choose('Good')
  await shop().send()
  await shop().settle(0)
  expect(shop().one('.thanks').textContent).toBe('Thank youSaved for later')
})

test('right-to-left languages turn the card around; the worst stays first in reading order', async () => {
  shop().config = { ...site(), lang: 'ar', dir: 'rtl' }
  await shop().load()
  const host = document.querySelector('wayfelt-card')
  expect([host?.getAttribute('dir'), host?.getAttribute('lang')]).toEqual(['rtl', 'ar'])
  await shop().choose('Very bad')
  expect(
    shop()
      .all('label')
      .findIndex(({ className }) => className === 'on'),
  ).toBe(0)
  await shop().send()
  expect(shop().answers).toMatchObject([{ score: 1, lang: 'ar' }])
})

test('the five faces differ in their mouths only', async () => {
  await shop().load()
  const faces = shop()
    .all<HTMLElement>('svg')
    .map((face) => face.innerHTML)
  expect(new Set(faces).size).toBe(5)
  expect(new Set(faces.map((face) => face.replace(/d="M13[^"]*"/, ''))).size).toBe(1)
})

test('a brand finds its parts', async () => {
  const parts = () =>
    shop()
      .all('[part]')
      .flatMap((node) => node.getAttribute('part')?.split(' '))
  shop().config = site([{ followUp: FOLLOW_UP }])
  await shop().load()
  await shop().send()
  const first = ['card', 'close', 'question', 'scale', 'option', 'error', 'send']
  expect(new Set(parts())).toEqual(new Set(first))
  await shop().choose('Bad')
  expect(parts()).toEqual(expect.arrayContaining(['chosen', 'comment']))
  await shop().send()
  expect(parts()).toEqual(['card', 'close', 'thanks'])
})

test('every event that goes out has the form of the contract', async () => {
  await shop().load()
  shop().one('.close').click()
  await shop().call('track', 'reached', { touchpoint: 'cart' })
  for (const { body } of shop().posts)
    expect(eventsBodySchema.safeParse(JSON.parse(body)).error).toBeUndefined()
  expect(shop().eventTypes).toEqual(['dismissed', 'reached'])
})
