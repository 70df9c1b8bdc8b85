import { afterEach, describe, expect, it, vi } from 'vitest'
import { csvCell, csvFile } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { csvRecord, tableRows } from '#dashboard/features/journey/table/table-rows.ts'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { makeCurve, makeSparseCurve, STAGES } from '#test/dashboard/support/fixtures.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a file', () => {
  it('is kept for ten seconds, until the browser has taken it over', async () => {
    vi.useFakeTimers()
    const files = catchDownloads()
    const kept = () => {
      const before = files.length
      document.querySelector('a')?.click()
      return files.length > before
    }
    const link = document.createElement('a')
    vi.spyOn(document, 'createElement').mockReturnValueOnce(link)
    download('a.csv', new Blob(['a']))
    document.body.append(link)
    expect(files.map(({ name }) => name)).toEqual(['a.csv'])
    await vi.advanceTimersByTimeAsync(9999)
    expect(kept()).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(kept()).toBe(false)
    link.remove()
  })
})

describe('a CSV cell', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
    ' =1+1',
    '\u00A0=1',
    '−1',
  ])('never runs as a formula: %j', (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`)
  })

  it('is cut at semicolons, with decimal commas, where a spreadsheet wants that', async () => {
    await setLocale('pl')
    try {
      expect(csvFile([{ a: -31.5, b: 'x;y' }])).toBe('\uFEFFa;b\r\n-31,5;"x;y"\r\n')
    } finally {
      await setLocale('en')
    }
  })

  it('leaves numbers alone, so that they can be added up', () => {
    expect(csvCell(-31.5)).toBe('-31.5')
    expect(csvCell(null)).toBe('')
  })

  it('quotes texts by RFC 4180', () => {
    expect(csvCell('a "b", c\nd;=e')).toBe('"a ""b"", c\nd;=e"')
  })
})

describe('the CSV of the table', () => {
  it('has a heading, a line for every stage and touchpoint, and CRLF line ends', () => {
    const curve = makeCurve()
    const file = csvFile(tableRows(curve).map(csvRecord))
    const lines = file.split('\r\n')
    expect(file.startsWith('\uFEFFstage,touchpoint,id,n,asked')).toBe(true)
    expect(lines).toHaveLength(1 + 7 + 13 + 1)
    expect(new Set(lines.slice(0, -1).map((line) => line.split(',').length))).toEqual(new Set([22]))
  })

  it('holds the very figures of the curve', () => {
    const curve = makeCurve()
    for (const row of tableRows(curve)) {
      const record = csvRecord(row)
      expect(record['n']).toBe(row.node.n)
      expect(record['sentiment']).toBe(row.node.sentiment)
      expect(record['interval_low']).toBe(row.node.interval?.[0] ?? null)
      expect(record['change']).toBe(row.node.previous?.change?.difference ?? null)
    }
  })

  it('gives no value away that the curve hides', () => {
    const hidden = tableRows(makeSparseCurve())
      .filter(({ level, node }) => level === 'stage' && node.state === 'hidden')
      .map(csvRecord)
    expect(hidden).toHaveLength(2)
    for (const record of hidden) {
      expect([record['sentiment'], record['shrunk'], record['metric_value']]).toEqual([
        null,
        null,
        null,
      ])
    }
  })

  it('keeps the names that people gave from being run', () => {
    const stages = [{ ...STAGES[0], id: 'a', name: '=HYPERLINK("http://x")', touchpoints: [] }]
    const file = csvFile(tableRows(makeCurve({}, stages)).map(csvRecord))
    expect(file).toContain(`"'=HYPERLINK(""http://x"")"`)
  })
})
