import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { CaseItem, CasesPage } from '#contract/cases/cases.ts'
import { signIn } from '#test/support/calls.ts'
import { makeTenant } from '#test/support/world.ts'
import { fillCases, INBOX_FILTERS } from '#test/support/fill-cases.ts'
import type { TestSite } from '#test/support/site-factory.ts'

type Browser = Awaited<ReturnType<typeof signIn>>

async function filled(n: number): Promise<{ site: TestSite; agent: Browser; me: string }> {
  const site = await makeTenant()
  const agent = await signIn(site, { role: 'agent' })
  const { me } = await (await agent('/api/case-people')).json<{ me: string }>()
  await fillCases(env.DB, site.db.siteId, { n, me })
  return { site, agent, me }
}

async function page(agent: Browser, query: string): Promise<CasesPage> {
  const answer = await agent(`/api/cases?limit=50&${query}`)
  expect(answer.status, query).toBe(200)
  return await answer.json<CasesPage>()
}

/** All pages of a filter, and the most rows that one of them read. */
async function walk(agent: Browser, query: string) {
  const found: CaseItem[] = []
  let most = 0
  let cursor: string | null = ''
  do {
    const { cases, meta, next }: CasesPage = await page(
      agent,
      query + (cursor ? `&cursor=${cursor}` : ''),
    )
    found.push(...cases)
    most = Math.max(most, meta.rowsRead)
    cursor = next
  } while (cursor !== null)
  return { found, most }
}

test('a page reads at most 200 rows with every two filters, in both orders, at the start and deep inside', async () => {
  const { agent } = await filled(3000)
  const pairs = INBOX_FILTERS.flatMap((one, at) =>
    INBOX_FILTERS.slice(at + 1)
      .filter((other) => other.split('=')[0] !== one.split('=')[0])
      .map((other) => `${one}&${other}`),
  )
  for (const filter of ['', ...INBOX_FILTERS, ...pairs])
    for (const sort of ['newest', 'due']) {
      const query = `${filter}&sort=${sort}`
      let cursor: string | null = ''
      for (let depth = 0; depth < 3 && cursor !== null; depth += 1) {
        const { meta, next } = await page(agent, query + (cursor ? `&cursor=${cursor}` : ''))
        expect(meta.rowsRead, query).toBeLessThanOrEqual(200)
        cursor = next
      }
    }
}, 600_000)

test.each(INBOX_FILTERS)(
  'no case is lost or told twice between the pages of %s, in both orders',
  async (filter) => {
    const { agent } = await filled(700)
    const newest = (await walk(agent, filter)).found
    const due = (await walk(agent, `${filter}&sort=due`)).found
    const ids = newest.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
    expect(due.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(ids.length).toBeGreaterThan(0)
    if (filter === 'mentioned=1') return
    const dated = due.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]))
    expect(due.map(({ dueAt }) => dueAt)).toEqual([
      ...dated.toSorted((a, b) => a - b),
      ...due.slice(dated.length).map(() => null),
    ])
  },
)

test('the order by due dates shows cases without one last, and all of them', async () => {
  const { agent } = await filled(400)
  const { found } = await walk(agent, 'sort=due&snoozed=1')
  const undue = found.filter(({ dueAt }) => dueAt === null)
  expect(found).toHaveLength((await page(agent, '')).counts.open)
  expect(undue.length).toBeGreaterThan(50)
  expect(found.slice(-undue.length)).toEqual(undue)
  expect((await walk(agent, 'list=waiting&sort=due')).found.length).toBeGreaterThan(0)
})
