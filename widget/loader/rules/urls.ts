import type { SurveyConfig } from '#contract/collect/config.ts'

type UrlRule = NonNullable<SurveyConfig['urls']>[number]

/** The string method behind an operator, but for equality; its own name if not here. */
const TESTS: Record<string, string> = { contains: 'includes', matches: 'match' }

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
    const name = op.replace('not_', '').replace('_w', 'W')
    return name === 'equals' ? path() === value : path()[(TESTS[name] ?? name) as 'match'](value)
  }
  const rules = (negative: boolean) => urls.filter(({ op }) => op.startsWith('not_') === negative)
  const positive = rules(false)
  return (!positive[0] || positive.some(hit)) && !rules(true).some(hit)
}
