import { render, screen, waitFor } from '@testing-library/preact'
import type { JSX } from 'preact'
import { describe, expect, it } from 'vitest'
import { Mark } from '#dashboard/features/journey/curve/mark.tsx'
import { Caret, Cross, Logo } from '#dashboard/kit/parts/icons.tsx'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { open, openJourney, page } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeCurve, makeList, makeOnlooker } from '#test/dashboard/support/fixtures.ts'

const numbers = (element: Element, names: string[]) =>
  names.map((name) => Number(element.getAttribute(name) ?? NaN))

/** What of a drawing could not be seen, or not whole. */
function unseen(svg: Element): string[] {
  const [left = 0, top = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number)
  const circles = [...svg.querySelectorAll('circle')].filter((circle) => {
    const [x = NaN, y = NaN, r = NaN] = numbers(circle, ['cx', 'cy', 'r'])
    const [right, bottom] = [left + width, top + height]
    return !(r > 0 && x - r >= left && x + r <= right && y - r >= top && y + r <= bottom)
  })
  const paths = [...svg.querySelectorAll('path')].filter((path) => !path.getAttribute('d'))
  const spoken = svg.getAttribute('aria-hidden') === 'true' ? [] : [svg]
  return [...circles, ...paths, ...spoken].map((part) => part.outerHTML)
}

describe('a drawing', () => {
  it.each<[string, JSX.Element]>([
    ['the logo', <Logo key="" />],
    ['a caret', <Caret key="" />],
    ['a cross', <Cross key="" />],
    ['the worst face', <Face key="" value={-100} size={24} />],
    ['a bad face', <Face key="" value={-50} size={24} />],
    ['a middling face', <Face key="" value={0} size={24} />],
    ['a good face', <Face key="" value={50} size={24} />],
    ['the best face', <Face key="" value={100} size={24} />],
    ['a good mark', <Mark key="" kind="hi" />],
    ['a middling mark', <Mark key="" kind="mid" />],
    ['a bad mark', <Mark key="" kind="lo" />],
    ['no mark', <Mark key="" kind={null} />],
  ])('is seen whole, and read out by nobody: %s', (_, drawing) => {
    const { container } = render(drawing)
    const svg = container.querySelector('svg')
    expect(svg && unseen(svg)).toEqual([])
  })

  it('of an empty journey is seen whole, too', async () => {
    await open('/', {
      journeys: () => makeList({ answered: null }),
      answers: () => page([]),
      session: makeOnlooker,
    })
    await screen.findByText('No answers yet')
    const svg = document.querySelector('.empty-picture')
    expect(svg && unseen(svg)).toEqual([])
    expect(svg?.querySelectorAll('circle')).toHaveLength(4)
  })

  it.each([
    ['the logo', <Logo key="" />, [28, 20]],
    ['a caret', <Caret key="" />, [9, 6]],
    ['a cross', <Cross key="" />, [9, 9]],
    ['a face', <Face key="" value={0} size={30} />, [30, 30]],
  ] as const)('has its size: %s', (_, drawing, size) => {
    const svg = render(drawing).container.querySelector('svg')
    expect(svg && numbers(svg, ['width', 'height'])).toEqual(size)
  })
})

describe('the faces of a journey', () => {
  it('are larger beside an answer, and smaller beside a score', async () => {
    const curve = makeCurve()
    const { container } = await openJourney('/?stage=delivery', {
      curve: () => curve,
      answers: () => page([makeAnswer()]),
    })
    await waitFor(() => expect(container.querySelectorAll('.answer')).toHaveLength(1))
    const sizes = (selector: string) =>
      new Set(
        [...container.querySelectorAll(`${selector} .face`)].map(
          (face) => numbers(face, ['width'])[0],
        ),
      )
    expect(sizes('.axis')).toEqual(new Set([22]))
    expect(sizes('.answer')).toEqual(new Set([26]))
    expect(sizes('.share-name')).toEqual(new Set([18]))
  })
})
