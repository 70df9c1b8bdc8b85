import { Hono, type Context } from 'hono'
import { configQuerySchema, type SiteConfig } from '#contract/collect/config.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import { localDay } from '#worker/domain/days.ts'
import { countsAt } from '#worker/domain/collect/funnel-lines.ts'
import { isElsewhere } from '#worker/domain/collect/ignore.ts'
import { emptyConfig, widgetConfig } from '#worker/domain/collect/widget-config.ts'
import { askingLanguages } from '#worker/domain/collect/widget-language.ts'
import { isAskedOn } from '#worker/domain/surveys/asked-on.ts'
import { cachedCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { sha256, toHex } from '#worker/secrets/hash.ts'
import { openToPages } from '#worker/http/open-to-pages.ts'
import { validate } from '#worker/http/validate.ts'
import { callerOf } from './caller.ts'
import { knowsCaller } from './known.ts'

const CACHE = 'public, max-age=300, stale-while-revalidate=86400'
/** Nobody remembers a refusal: the shop may name the origin the next moment. */
const NO_CACHE = 'no-store'

/** `GET /v1/sites/{siteKey}/config`: what the loader asks for once per visitor and five minutes. */
export const siteConfig = new Hono<AppEnv>()
  .use(openToPages)
  .get('/sites/:key/config', validate('query', configQuerySchema), async (c) => {
    const config = await configFor(c, c.req.param('key'), c.req.valid('query').lang)
    const body = JSON.stringify(config)
    return withEtag(c, { body, type: 'application/json', cache: cacheOf(config) })
  })

/** `GET /w/{siteKey}.js`: the loader with the config inlined, for pages that want one request. */
export const inlinedLoader = new Hono<AppEnv>()
  .use(openToPages)
  .get('/:file{wf_pk_[A-Za-z0-9]+\\.js}', validate('query', configQuerySchema), async (c) => {
    const key = c.req.param('file').slice(0, -'.js'.length)
    const config = await configFor(c, key, c.req.valid('query').lang)
    const loader = await c.env.ASSETS.fetch(new URL('/w.js', c.req.url))
    // "</script" cannot occur in a JavaScript file's own context, but a page may inline this text.
    const inlined = JSON.stringify({ [key]: config }).replaceAll('<', String.raw`\u003c`)
    // As the file of the loader has it: pages with COEP take nothing without.
    c.header('cross-origin-resource-policy', 'cross-origin')
    return withEtag(c, {
      body: `window.__wayfelt=${inlined};${await loader.text()}`,
      type: 'text/javascript; charset=utf-8',
      cache: cacheOf(config),
    })
  })

async function configFor(
  c: Context<AppEnv>,
  key: string,
  lang: string | undefined,
): Promise<SiteConfig> {
  const caller = callerOf(c)
  const knows = (site: Collector) => knowsCaller(site, caller)
  const collector = await cachedCollector(c.env.DB, { key, now: Date.now(), knows })
  const accepted = c.req.header('accept-language') ?? null
  const wishes = askingLanguages(lang, accepted, collector?.language ?? 'en')
  if (!collector) return emptyConfig(key, wishes[0])
  // What is answered there would be ignored, so nobody is asked.
  if (isElsewhere(caller, collector.origins))
    return { ...emptyConfig(key, wishes[0]), ignored: 'origin' }
  const now = Date.now()
  const today = localDay(now, collector.timezone)
  const surveys = [...collector.surveys.values()].filter(({ plan }) => isAskedOn(plan, today))
  const counting = countsAt(collector.countWhy, now)
  return widgetConfig({ ...collector, surveys, counting }, wishes)
}

function cacheOf({ ignored }: SiteConfig): string {
  return ignored ? NO_CACHE : CACHE
}

async function withEtag(
  c: Context<AppEnv>,
  { body, type, cache }: { body: string; type: string; cache: string },
): Promise<Response> {
  const etag = `"${toHex(await sha256(body), 12)}"`
  const vary = 'accept-language, origin'
  const headers = { etag, 'cache-control': cache, vary, 'content-type': type }
  const known = c.req
    .header('if-none-match')
    ?.replaceAll('W/', '')
    .split(',')
    .map((tag) => tag.trim())
  return known?.includes(etag) ? c.body(null, 304, headers) : c.body(body, 200, headers)
}
