import { JOURNEY } from './shop.ts'

/** Both days are included. */
interface Range {
  from: string
  to: string
}

const of = (view: string, { from, to }: Range, more = '') =>
  `/api/journeys/${JOURNEY}/${view}?from=${from}&to=${to}${more}`

/**
 * What the journey page asks for with everything on that it can show at once: the curve with the period
 * before, stars and diamonds, the lanes of the map, and the answers beside it.
 */
export function overlaidPage(range: Range): string[] {
  const days = `from=${range.from}&to=${range.to}`
  return [
    of('curve', range, '&compare=previous'),
    of('standouts', range),
    of('moments', range, '&compare=previous'),
    of('lanes', range),
    `/api/answers?${days}`,
    `/api/answers/kinds?${days}`,
    '/api/alerts',
  ]
}

/** With personas side by side, which take the place of the period before and of the signs. */
export function groupedPage(range: Range): string[] {
  const others = overlaidPage(range).filter((path) => !/curve|standouts|moments/.test(path))
  return [of('curve', range, '&compare=none'), of('groups', range, '&by=persona'), ...others]
}

/** What each tab asks for, by its name. */
export function tabsOf(range: Range): [tab: string, paths: string[]][] {
  const previous = '&compare=previous'
  return [
    ['What moved', [of('moves', range, `${previous}&by=touchpoint`), '/api/alerts']],
    ['Pain points', [of('pains', range, previous)]],
    ['Moments', [of('moments', range, previous)]],
    ['What stands out', [of('standouts', range), of('drivers', range)]],
    ['Paths', [of('paths', range, previous), of('stage-times', range, previous)]],
    ['How far', [of('onward', range, previous), of('lanes', range)]],
    ['Opportunities', [of('segments', range), of('opportunities', range)]],
    ['Who answers', [of('sample', range), of('speed', range), of('weighted', range)]],
  ]
}
