import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { memorySite } from './memory-site.ts'

const FOLDER = 'test/import-cases'

/** `accepted duplicate rejected`, then what is worth saying; or why the whole file is refused. */
const OUTCOMES: Record<string, string | RegExp> = {
  'agreement-negative-zero.csv': '114 0 0',
  'audit-1500-rejected.csv': /column of scores does not fit/,
  'backslash-quote.csv': '1 0 1 | 2 row',
  'bom-quoted.csv': '1 0 0 | utf-8',
  'bom-semicolon.csv': '1 0 0 | utf-8',
  'bom-sep.csv': '1 0 0 | utf-8',
  'bom.csv': '1 0 0 | utf-8',
  'choices-comma.csv': '1 0 3 | 2 choices, 4 choices, 5 choices',
  'concat-files.csv': '2 0 1 | utf-8 | 3 answered_at',
  'cp1250-cell.csv': '2 0 0 | windows-1250',
  'cp1250-header-unmapped.csv': '1 0 0 | windows-1250 | unused Źródło',
  'cp1250-header.csv': '1 0 0 | windows-1250',
  'cp1250.csv': '2 0 0 | windows-1250',
  'cp1251-cell.csv': '2 0 0 | windows-1251',
  'cp1251.csv': '2 0 0 | windows-1251',
  'cr-only.csv': '2 0 0',
  'csv-starts-bracket.csv': '1 0 0',
  'date-formats.csv': '12 0 17 | utf-8 | 3 are day first, 2 month first',
  'dates.csv': '12 0 12 | may be either',
  'decimal-comma.csv': '6 0 0',
  'default-blank.csv': '1 0 0',
  'delighted.csv': '2 0 0',
  'double-bom.csv': '1 0 0 | utf-8',
  'dst-local-times.csv': '13 0 0',
  'dst.csv': '12 0 0',
  'dup-header-unused.csv': '1 0 0 | unused Note',
  'dup-header.csv': /score: this column is there twice/,
  'dup-headers-unused.csv': '1 0 0 | unused Why?',
  'edit1.csv': '1 0 0',
  'edit2.csv': '1 0 0',
  'edit3-addcol.csv': '1 0 0 | utf-8',
  'edit4-time-format.csv': '1 0 0',
  'emoji-zwj-rtl.csv': '1 0 0 | utf-8',
  'empty.csv': /The file is empty/,
  'equal-timestamps.csv': '500 0 0',
  'excel-formula-cells.csv': '2 0 0',
  'excel-serial.csv': '0 0 3 | say "dates": "excel"',
  'excel-short-rows.csv': '2 0 0',
  'excel-text-id.csv': '2 0 0',
  'excel-trailing-cols.csv': '2 0 0',
  'formula-guard.csv': '1 0 0',
  'google-forms-pl.csv': '2 0 0 | utf-8 | unused Co poprawić?',
  'googleforms-dup-header.csv': /Comment: this column is there twice/,
  'googleforms-pl-no-id.csv': '1 0 1 | 3 answer_id',
  'header-case.csv': '1 0 0',
  'header-comment-case.csv': '1 0 0',
  'header-nbsp.csv': '1 0 0 | utf-8',
  'header-newline.csv': '1 0 0 | unused How satisfied\nare you?',
  'header-nfd.csv': '1 0 0 | utf-8',
  'header-only.csv': '0 0 0',
  'header-score-case.csv': '1 0 0',
  'header-space-case.csv': '1 0 0',
  'header-space-map.csv': '1 0 0',
  'header-space.csv': '1 0 0',
  'header-zwsp.csv': '1 0 0 | utf-8',
  'id-case-space.csv': '2 0 0',
  'labels.csv': '4 0 2 | utf-8 | 6 score, 7 score',
  'lazy-quotes.csv': '3 0 2 | 3 row, 4 row',
  'limesurvey.csv': '1 0 2 | 3 answered_at, 4 answered_at | unused G01Q01[SQ002]. Rate [Delivery]',
  'long-comment.csv': '1 0 0 | kept 2 comment was cut to 2000 characters',
  'long-rows-trailing.csv': '2 0 0',
  'map-9000.csv': '0 0 1 | 2 touchpoint',
  'map-header-space.csv': '1 0 0',
  'masked.csv': '1 0 0 | utf-8',
  'mixed-eol.csv': '3 0 0',
  'mojibake-literal-fffd.csv': '1 0 0 | utf-8',
  'nameless-column.csv': '0 0 1 | 2 score | unused column 5',
  'ndjson-array.csv': /is a JSON array/,
  'ndjson-array.json': /is a JSON array/,
  'ndjson-bom-crlf.ndjson': '2 0 0 | utf-8',
  'ndjson-duplicate-keys.ndjson': '1 0 0',
  'ndjson-pretty.json': /one JSON object over several lines/,
  'no-id-google.csv': '2 1 0',
  'nul.csv': '0 0 1 | 2 comment',
  'open-quote-inch.csv': '2 0 1 | 3 row',
  'open-quote-swallows.csv': '30 0 1 | 2 row',
  'pipe-delim.csv': '1 0 0',
  'qualtrics-3-header.csv': '2 0 3 | 2 answered_at, 4 answered_at, 7 score',
  'qualtrics.csv': '1 0 2 | 2 answered_at, 4 answered_at',
  'quoted-newlines.csv': '2 0 0',
  'quoted-number-in-trait.csv': '0 0 1 | utf-8 | 2 trait.order total',
  'real-fffd.csv': '1 0 0 | utf-8',
  'replace-nfd.csv': '1 0 0 | utf-8',
  'replace-space-case.csv': '3 0 0',
  'row-longer-empty.csv': '2 0 0',
  'scale-1-10.csv': /2 of 3 scores, from 3 to 10, are off the scale/,
  'sci-notation.csv': '1 1 1 | 3 answer_id',
  'score-forms.csv': '10 0 2 | utf-8 | 6 score, 7 score',
  'sep-line-bom.csv': '1 0 0 | utf-8',
  'sep-line-quoted.csv': '1 0 0',
  'sep-line.csv': '1 0 0',
  'sep-pipe.csv': '1 0 0',
  'shopify.csv': '2 0 1 | 3 answered_at',
  'short-rows.csv': '2 0 0',
  'space-before-quote.csv': '1 0 1 | 2 row',
  'surveymonkey-2-header.csv': '0 0 3 | 1 of the first 3 can only be month first',
  'surveymonkey.csv': '1 0 2 | 2 answer_id, 3 answered_at | may be either',
  'thousand-ids.csv': '1 0 1 | 3 answer_id',
  'title-row.csv': '1 0 0',
  'trailing-col-data-without-name.csv': '1 0 0 | unused column 7',
  'trailing-empty-cols.csv': '1 0 0',
  'trait-polish-name.csv': '0 0 1 | utf-8 | 2 trait.źródło',
  'typeform.csv': '1 0 0',
  'utf16be-nobom.csv': '1 0 0 | utf-16be',
  'utf16le-bom.csv': '1 0 0 | utf-16le',
  'utf16le-nobom.csv': '1 0 0 | utf-16le',
  'utf16le-pl-nobom.csv': /answer_id: this column is missing/,
  'utf32le-bom.csv': /is UTF-32/,
  'value-case.csv': '1 0 0',
  'zendesk.csv': '3 0 1 | 4 score',
  'zero-width-header.csv': '1 0 0 | utf-8',
}

const PLACES = ['checkout', 'courier', 'payment', 'parcel-locker', 'phone', 'leaflet']
const OTHER_PLACES = ['day-60', 'chat', 'help-page']

const NOWHERE = {
  stageId: 's',
  journeyId: 'j',
  mapVersion: 1,
  declared: { segments: ['b2c', 'b2b'], personas: [{ id: 'anna', rules: [] }] },
}

function emptySite() {
  const place = { ...NOWHERE, channels: ['web' as const] }
  const places = [...PLACES, ...OTHER_PLACES]
  return memorySite({
    surveys: [],
    touchpoints: new Map(places.map((name) => [name, { name, ...place }])),
  })
}

/** What became of a file, as the table says it. */
async function outcome(name: string): Promise<string[]> {
  const mapFile = `${FOLDER}/${name.replace(/\.\w+$/, '.map.json')}`
  const map: unknown = existsSync(mapFile) ? JSON.parse(readFileSync(mapFile, 'utf8')) : {}
  const file = new Uint8Array(readFileSync(`${FOLDER}/${name}`))
  const report = await emptySite().load(file, { map })
  return [
    `${report.accepted} ${report.duplicate} ${report.rejectedCount}`,
    report.file.charset ?? '',
    report.rejected.map(({ line, field }) => `${line} ${field}`).join(', '),
    ...report.warned.map(({ line, field, reason }) => `kept ${line} ${field} ${reason}`),
    ...report.suggestions,
    ...report.ignoredColumns.map((column) => `unused ${column}`),
  ]
}

async function refusal(name: string): Promise<string> {
  const error: unknown = await outcome(name).catch((error: unknown) => error)
  const { message, fields } = error as { message: string; fields: object[] }
  return [message, ...fields.map((field) => Object.values(field).join(': '))].join('\n')
}

test.each(Object.entries(OUTCOMES))('%s → %s', async (name, expected) => {
  if (expected instanceof RegExp) {
    expect(await refusal(name)).toMatch(expected)
    return
  }
  const said = await outcome(name)
  const [counts, ...notes] = expected.split(' | ')
  expect(said[0]).toBe(counts)
  const missing = notes.filter((note) => !said.some((text) => text.includes(note)))
  expect(missing, said.join(' | ')).toEqual([])
})

test('has an outcome for every file', () => {
  const files = readdirSync(FOLDER).filter((name) => !/\.map\.json$|README/.test(name))
  expect(Object.keys(OUTCOMES).toSorted()).toEqual(files.toSorted())
})

test('takes a repeat as a duplicate however its id and times are written, and refuses another answer', async () => {
  const site = emptySite()
  const load = (name: string) => site.load(new Uint8Array(readFileSync(`${FOLDER}/${name}`)))
  expect(await load('edit1.csv')).toMatchObject({ accepted: 1 })
  expect(await load('edit4-time-format.csv')).toMatchObject({ duplicate: 1 })
  expect(await load('edit2.csv')).toMatchObject({ rejectedCount: 1 })
  expect(await load('id-case-space.csv')).toMatchObject({ duplicate: 1, accepted: 1 })
})

test('reads Polish and Russian letters of old encodings as they are', async () => {
  const site = emptySite()
  for (const name of ['cp1250.csv', 'cp1251.csv'])
    await site.load(new Uint8Array(readFileSync(`${FOLDER}/${name}`)))
  expect(site.answers.get('c1')?.comment).toBe('żółw, ślimak')
  expect(site.answers.get('c3')?.comment).toBe('Спасибо')
})
