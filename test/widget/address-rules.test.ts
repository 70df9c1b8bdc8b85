import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { surveyDefinitionSchema, type SurveyDefinition } from '#contract/surveys.ts'
import { URL_MATCHES, URL_OPERATORS, type UrlOperator } from '#contract/surveys/words.ts'
import { urlAllowed } from '#widget/loader/rules/urls.ts'
import { widgetConfig } from '#worker/domain/collect/widget-config.ts'
import { isNeverTrue } from '#worker/domain/surveys/check/never-true.ts'
import { usualQuestion } from '#worker/domain/surveys/usual.ts'

type Rules = Pick<SurveyDefinition, 'urls' | 'urlMatch'>

/** Whether the widget would ask on a page, by the config that it gets of the rules. */
function isAskedAt(address: string, { urls, urlMatch }: Rules): boolean {
  history.replaceState(null, '', address)
  const usual = usualQuestion('csat5', 'usual')
  const definition = surveyDefinitionSchema.parse({ ...usual, urls, urlMatch })
  const survey = { id: 'q', state: 'live', scale: 'csat5', revision: 1, touchpointId: 't' } as const
  const site = { key: 'k', language: 'en', cooldownDays: 0, paused: false }
  const config = widgetConfig({ ...site, surveys: [{ ...survey, definition }] }, ['en'])
  return config.surveys.every((one) => urlAllowed(one))
}

/** `contains cart, not_contains 2` */
function rulesOf(text: string): Rules['urls'] {
  return text.split(', ').map((rule) => {
    const [op = '', value = ''] = rule.split(' ')
    return { op: op as UrlOperator, value }
  })
}

describe('rules that exclude each other', () => {
  const values = ['/', '/cart', '/cart/2', 'cart', '2', '/thanks', 'thanks', 'x']
  const ends = ['', '/', '/cart', '/cart/2', '/thanks', '/x', '2', '?x=2']
  const addresses = ends.flatMap((end) =>
    ends.map((more) => `/${end}${more}`.replaceAll(/\/+/g, '/')),
  )

  test('are never said of rules that some page satisfies, as the widget reads them', () => {
    const rule = fc.record({
      op: fc.constantFrom(...URL_OPERATORS),
      value: fc.constantFrom(...values),
    })
    const rules = fc.record({
      urls: fc.array(rule, { maxLength: 4 }),
      urlMatch: fc.constantFrom(...URL_MATCHES),
    })
    fc.assert(
      fc.property(rules, ({ urls, urlMatch }) => {
        const isAsked = addresses.some((address) => isAskedAt(address, { urls, urlMatch }))
        if (isAsked) expect(isNeverTrue(urls, urlMatch)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['starts_with thanks', 'any'],
    ['equals /a, equals /b', 'all'],
    ['starts_with /a, starts_with /b', 'all'],
    ['ends_with /a, ends_with /b', 'all'],
    ['equals /a, contains b', 'all'],
    ['equals /cart, equals /cart/2, not_starts_with /cart', 'any'],
    ['contains /shop/cart, not_contains cart', 'any'],
    ['not_starts_with /', 'any'],
    ['matches ^/a, not_matches ^/a', 'any'],
  ] as const)('are found: %s, of which %s must hold', (rules, match) => {
    expect(isNeverTrue(rulesOf(rules), match)).toBe(true)
  })
})

test.each([
  ['/cart/2?step=1', true],
  ['/cart/2', false],
  ['/cart/3?step=1', false],
  ['/cart/2?xstep=1', false],
])('rules of which all must hold are one pattern for the widget: %s is %s', (address, isAsked) => {
  const urls = rulesOf('starts_with /cart, contains 2?, matches step=\\d$, not_contains x')
  expect(isAskedAt(address, { urls, urlMatch: 'all' })).toBe(isAsked)
})
