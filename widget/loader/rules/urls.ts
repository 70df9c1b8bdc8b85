import type { SurveyConfig } from '#contract/collect/config.ts'

type UrlRule = NonNullable<SurveyConfig['urls']>[number]

/** The string method behind each operator, but for equality. */
const TESTS: Record<string, 'includes' | 'startsWith' | 'endsWith' | 'match'> = {
  contains: 'includes',
  starts_with: 'startsWith',
  ends_with: 'endsWith',
  matches: 'match',
}

/** Path and query of the page (`/cart?step=2`), never the host. */
export function path(): string {
  return location.pathname + location.search
}

/**
 * Any positive rule and all negative ones must hold. Throws on an operator from a newer server
 * and on a broken pattern, so that such a question is not asked.
 */
export function urlAllowed({ urls = [] }: Pick<SurveyConfig, 'urls'>): boolean {
  const hit = ({ op, value }: UrlRule) => {
    const name = op.replace('not_', '')
    return name === 'equals' ? path() === value : path()[TESTS[name] as 'match'](value)
  }
  const rules = (negative: boolean) => urls.filter(({ op }) => op.startsWith('not_') === negative)
  const positive = rules(false)
  return (!positive[0] || positive.some(hit)) && !rules(true).some(hit)
}
