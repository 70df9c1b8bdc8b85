import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AuditAction } from '#contract/rights.ts'
import { actingDb, actingDirectory } from '#worker/db/connect.ts'
import { commit, listAudit, type AuditFilter } from '#worker/db/site/audit.ts'
import { makeSite, type TestSite } from '#test/support/site-factory.ts'

const START = Date.parse('2026-11-22T12:00:00Z')

/** Every entry of a site, page by page. */
async function readAll(site: TestSite, filter: AuditFilter, limit: number) {
  const pages = [await listAudit(site, filter, { limit, before: undefined })]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await listAudit(site, filter, { limit, before: next }))
  return { pages, entries: pages.flatMap((page) => page.entries) }
}

test('entries of both logs are one list, newest first: whole, without gaps, for any page', async () => {
  const entry = fc.record({
    log: fc.constantFrom('directory' as const, 'site' as const),
    // Some of the same millisecond, and some that come in late.
    after: fc.integer({ min: 0, max: 3 }),
    action: fc.constantFrom<AuditAction>('key.made', 'privacy.erased'),
  })
  const world = fc.record({
    made: fc.array(entry, { maxLength: 12 }),
    limit: fc.integer({ min: 1, max: 5 }),
    action: fc.option(fc.constantFrom<AuditAction>('key.made', 'privacy.erased'), {
      nil: undefined,
    }),
    from: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ made, limit, action, from: since }) => {
      const site = await makeSite()
      for (const [index, { log, after, action }] of made.entries()) {
        const actor = { kind: 'user', id: 'u', name: 'Ada', now: START + after } as const
        const change = { action, target: `${index}` }
        const { siteId } = site.db
        await (log === 'site'
          ? commit(actingDb(site.own, siteId, actor), change, [])
          : commit(actingDirectory(site.own, siteId, actor), change, []))
      }
      const from = since === undefined ? undefined : START + since
      const { pages, entries } = await readAll(site, { action, from }, limit)
      const wanted = made.flatMap((one, index) =>
        (action === undefined || one.action === action) && one.after >= (since ?? 0)
          ? [`${index}`]
          : [],
      )
      expect(entries.map(({ target }) => target ?? '').toSorted()).toEqual(wanted.toSorted())
      const ids = entries.map(({ id }) => id)
      expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? 1 : -1)))
      for (const page of pages.slice(0, -1)) expect(page.entries).toHaveLength(limit)
      expect(pages.at(-1)?.next).toBeNull()
    }),
    { numRuns: 40 },
  )
})
