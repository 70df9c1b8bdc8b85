import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { callsTo, openJourney, problem, query } from '#test/dashboard/support/app.tsx'
import { makeLanes } from '#test/dashboard/support/lanes.ts'
import { mapSvg, type MapPicture } from '#dashboard/features/journey/map/picture/map-svg.ts'
import { textLines } from '#dashboard/features/journey/map/picture/svg.ts'

const ROUTE = 'GET /api/journeys/shopping/lanes' as const
const openMap = async (search = '?view=map') => {
  await openJourney(`/${search}`, { [ROUTE]: () => makeLanes() })
  await waitFor(() => expect(document.querySelector('.lane-map')).not.toBeNull())
}
const cell = (lane: string) =>
  document.querySelector(`[aria-label="Dostawa"] [data-lane="${lane}"]`)?.textContent

describe('the map', () => {
  it('says in every lane what is written down and what was counted', async () => {
    await openMap()
    expect(cell('needs')).toContain('Know the day it comes')
    expect(cell('touchpoints')).toContain('Gap: customers come by, nobody is asked')
    expect(cell('touchpoints')).toContain('Courier (offline)')
    expect(cell('touchpoints')).toContain('Web (online)')
    expect(cell('pain')).toContain('Late parcel46%')
    expect(cell('pain')).toContain('picked in 100 of the newest answers')
    expect(cell('barriers')).toContain('The locker is full')
    expect(cell('actions')).toContain('412 of 530 reached, within 2 days')
    expect(cell('solutions')).toContain('since 1 Nov 2026')
    expect(cell('emotion')).toContain('assumed +20')
    expect(document.querySelector('.moment')?.textContent).toBe('◆ Δ −79 different people')
    expect(document.body.textContent).toContain('nothing new since 1 Aug 2026')
  })

  it('marks how well each cell is known, in words too', async () => {
    await openMap()
    expect(cell('needs')).toContain('Evidence: no data')
    expect(document.querySelectorAll('.lane-cell .grade')).toHaveLength(7 * 7)
  })

  it('asks for the days and filters on screen, and is left with the letter that opened it', async () => {
    await openJourney('/?segment=b2c', { [ROUTE]: () => makeLanes() })
    fireEvent.keyDown(document.body, { key: 'm' })
    await waitFor(() => expect(document.querySelector('.lane-map')).not.toBeNull())
    expect(query()).toEqual({ segment: 'b2c', view: 'map' })
    const asked = Object.fromEntries(callsTo('/lanes')[0]?.searchParams ?? [])
    expect(asked).toEqual({ from: '2026-10-25', to: '2026-11-21', segment: 'b2c', lang: 'en' })
    fireEvent.keyDown(document.body, { key: 'm' })
    await waitFor(() => expect(document.querySelector('.lane-map')).toBeNull())
  })

  it('keeps the curve where the lanes do not come, and tries again', async () => {
    let failing = true
    await openJourney('/?view=map', {
      [ROUTE]: () => (failing ? problem(503, 'busy', 'Try again.') : makeLanes()),
    })
    const retry = await screen.findByRole('button', { name: 'Try again' })
    expect(document.querySelector('.curve')).not.toBeNull()
    failing = false
    fireEvent.click(retry)
    await waitFor(() => expect(document.querySelector('.lane-map')).not.toBeNull())
  })
})

const HOSTILE = [
  '<script>alert(1)</script>',
  '</text><script>alert(1)</script>',
  '"><image href=x onerror=alert(1)>',
  "' onload='alert(1)",
  ']]><svg onload=alert(1)>',
  '<!--<a href="javascript:alert(1)">',
  '&#60;script&#62;&lt;b&gt;',
  '<foreignObject><iframe src=javascript:alert(1)>',
]

/** A map in which every text is the same. */
function pictureOf(text: string): MapPicture {
  const item = { key: '', text, note: text, value: text, share: 0.5, channels: ['web' as const] }
  const cells = [
    {
      lane: 'needs' as const,
      grade: 'full' as const,
      gradeWords: text,
      items: [{ ...item, isGap: true }],
    },
  ]
  const point = { value: 10, few: false, class: 'mid' as const, interval: null, label: text }
  return {
    title: text,
    headline: text,
    facts: text,
    lanes: [{ id: 'needs', name: text }],
    levels: [text],
    stages: [{ ...point, name: text, under: text, cells }],
    moments: [{ from: 0, to: 0, text, isDown: true }],
  }
}

describe('the picture of the map', () => {
  const plain = mapSvg(pictureOf('x')).svg
  const tagsOf = (svg: string) =>
    new Set(
      Array.from(
        new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('*'),
        ({ nodeName }) => nodeName,
      ),
    )

  it('is sound, and stands alone', () => {
    expect(tagsOf(plain)).toEqual(new Set(['svg', 'title', 'rect', 'text', 'path', 'circle', 'g']))
    expect(plain).not.toMatch(/var\(|href|url\(/)
  })

  it('has hostile names as text and nothing else', () => {
    for (const payload of HOSTILE) {
      const { svg } = mapSvg(pictureOf(payload))
      expect(tagsOf(svg), payload).toEqual(tagsOf(plain))
      const attributes = Array.from(
        new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('*'),
        (one) => one.getAttributeNames().filter((name) => /^on|href/i.test(name)),
      ).flat()
      expect(attributes, payload).toEqual([])
    }
  })

  it('writes what XML cannot as a sign for it', () => {
    const { svg } = mapSvg(pictureOf('a\u0000b\uD800c & <d>'))
    expect(tagsOf(svg)).toEqual(tagsOf(plain))
  })

  it('breaks lines between words, and within those that are longer than a line', () => {
    expect(textLines('Know the day it comes', 10)).toEqual(['Know the', 'day it', 'comes'])
    expect(textLines('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k'])
    expect(textLines('a b c d', 1, 2)).toEqual(['a', '…'])
    expect(textLines('', 9)).toEqual([])
  })
})
