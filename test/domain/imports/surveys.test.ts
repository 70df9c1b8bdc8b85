import { expect, test } from 'vitest'
import { aSurvey, csv, HEADER, memorySite } from './memory-site.ts'

const WITH_CHOICES = `${HEADER},choices`
const at = '2026-10-01T08:00:00Z'

test('takes the survey that is asked now where several ask the same', async () => {
  const site = memorySite({
    surveys: [
      aSurvey('a-draft', 'checkout', { state: 'draft' }),
      aSurvey('b-archived', 'checkout', { state: 'archived' }),
      aSurvey('c-live', 'checkout'),
      aSurvey('d-live', 'checkout'),
      aSurvey('e-live-nps', 'checkout', { kind: 'nps', scale: 'nps11' }),
    ],
  })
  await site.load(csv([`a,${at},checkout,csat,4,`, `b,${at},checkout,nps,10,`]))
  expect(site.answers.get('a')?.surveyId).toBe('c-live')
  expect(site.answers.get('b')?.surveyId).toBe('e-live-nps')
  expect(site.changes).toEqual([])
})

test.each([
  ['csat', '5', 'csat5'],
  ['emotion', '5', 'emotion5'],
  ['nps', '10', 'nps11'],
  ['ces', '7', 'ces7_agree'],
  ['expectation', '3', 'expectation3'],
  ['arrived', '1', 'arrived2'],
  ['text', '', 'text'],
  ['pain_point', '', 'choice'],
  ['source', '', 'source'],
])(
  'makes one archived survey for answers of kind %s that nobody asks',
  async (kind, score, scale) => {
    const site = memorySite({ surveys: [] })
    const choices = kind === 'pain_point' || kind === 'source' ? 'slow' : ''
    const report = await site.load(
      csv(
        [
          `a,${at},parcel,${kind},${score},x,${choices}`,
          `b,${at},parcel,${kind},${score},x,${choices}`,
        ],
        WITH_CHOICES,
      ),
    )
    expect(report).toMatchObject({ accepted: 2, createdSurveys: [`import-parcel-${kind}`] })
    expect(site.changes).toEqual(['create'])
    expect(site.answers.get('a')).toMatchObject({ surveyId: `import-parcel-${kind}`, scale })
  },
)

test('makes no survey for rows that do not fit it', async () => {
  const site = memorySite({ surveys: [] })
  const report = await site.load(csv([`a,${at},parcel,csat,9,`]))
  expect([report.createdSurveys, site.changes]).toEqual([[], []])
})

test('extends the choices of its own archived survey, and of no other', async () => {
  const site = memorySite()
  const own = aSurvey('import-parcel-pain_point', 'parcel', {
    kind: 'pain_point',
    scale: 'choice',
    state: 'archived',
    multiple: true,
    choices: [{ code: 'slow', label: { pl: 'Wolno' } }],
  })
  site.target.surveys.push(own)
  await site.load(csv([`a,${at},parcel,pain_point,,,slow`], WITH_CHOICES))
  expect(site.changes).toEqual([])
  await site.load(
    csv([`b,${at},parcel,pain_point,,,slow|wet`, `c,${at},parcel,pain_point,,,torn`], WITH_CHOICES),
  )
  expect(site.changes).toEqual(['revise'])
  expect([site.answers.get('a')?.revision, site.answers.get('b')?.revision]).toEqual([1, 2])
  own.state = 'live'
  const refused = await site.load(csv([`d,${at},parcel,pain_point,,,dry`], WITH_CHOICES))
  expect(refused.rejected).toMatchObject([{ line: 2, field: 'choices' }])
})

test('refuses the choice that would be the 21st of one question', async () => {
  const rows = Array.from(
    { length: 25 },
    (_, index) => `a${index},${at},parcel,pain_point,,,c${index % 21}`,
  )
  const report = await memorySite().load(csv(rows, WITH_CHOICES))
  expect(report).toMatchObject({ accepted: 24, rejected: [{ line: 22, field: 'choices' }] })
})

test('cuts and numbers ids that would be too long or taken', async () => {
  const long = 'a'.repeat(64)
  const declared = { segments: [], personas: [] }
  const place = { name: 'A', channels: [], stageId: 's', journeyId: 'j', mapVersion: 1, declared }
  const site = memorySite({
    surveys: [],
    touchpoints: new Map([
      [long, place],
      [`${'a'.repeat(63)}b`, place],
    ]),
  })
  const report = await site.load(
    csv([`a,${at},${long},csat,4,`, `b,${at},${'a'.repeat(63)}b,csat,4,`]),
  )
  expect(new Set(report.createdSurveys).size).toBe(2)
  expect(report.createdSurveys.every((id) => id.length <= 64)).toBe(true)
  expect(site.answers.get('a')?.channel).toBe('web')
})
