import { env } from 'cloudflare:workers'
import { LOOK_PRESET_NAMES, LOOK_PRESETS } from '#contract/site/look-words.ts'
import { findCollector } from '#worker/db/collect/collector.ts'
import { openDirectory } from '#worker/db/connect.ts'
import { changeSite } from '#worker/db/site/sites.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import { inDirectory } from '#test/support/world.ts'
import { brotliCompressSync, constants } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '#contract/collect/config.ts'
import { setSurveyState } from '#worker/db/surveys/surveys.ts'
import { fetchWorker } from '#test/support/calls.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'

/** A survey in all languages of the widget. */
const IN_FIVE = {
  question: { en: 'How?', pl: 'Jak?', ru: 'Как?', de: 'Wie?', ar: 'كيف؟' },
  followUp: { comment: true },
}

async function configOf(key: string, query = '?lang=en', headers: Record<string, string> = {}) {
  const response = await fetchWorker(`/v1/sites/${key}/config${query}`, { headers })
  return { response, config: await response.json<SiteConfig>() }
}

describe('the config of a site', () => {
  test('holds the live surveys in one language, with defaults left out', async () => {
    const site = await makeSite({ cooldownDays: 30 })
    await makeSurvey(site)
    await makeSurvey(site, { id: 'draft' })
    await setSurveyState(site.db, 'draft', 'draft')
    const { config, response } = await configOf(site.key, '?lang=pl')
    expect(config).toMatchObject({
      site: site.key,
      lang: 'pl',
      cooldownDays: 30,
      strings: { send: 'Wyślij' },
    })
    expect(config.surveys).toEqual([
      {
        id: 'checkout-csat',
        revision: 1,
        touchpoint: 'checkout',
        kind: 'csat',
        range: [1, 5],
        question: 'Jak poszły zakupy?',
        followUp: {
          reasons: [{ code: 'late', label: 'Spóźniona', from: 1, to: 3 }],
          comment: true,
        },
      },
    ])
    expect(response.headers.get('cache-control')).toBe(
      'public, max-age=300, stale-while-revalidate=86400',
    )
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('names the ends of an effort scale, which the widget would take for an agreement', async () => {
    const site = await makeSite()
    await makeSurvey(site, { kind: 'ces', scale: 'ces7_effort', ...IN_FIVE })
    const { config } = await configOf(site.key, '?lang=de')
    expect(config.surveys[0]).toMatchObject({
      range: [1, 7],
      ends: ['Sehr einfach', 'Sehr schwierig'],
    })
  })

  test('comes right to left for Arabic', async () => {
    const site = await makeSite()
    await makeSurvey(site, IN_FIVE)
    expect((await configOf(site.key, '?lang=ar')).config).toMatchObject({
      lang: 'ar',
      dir: 'rtl',
      strings: { send: 'إرسال' },
    })
  })

  test('falls back from the asked language to the browser, then to the site', async () => {
    const site = await makeSite({ language: 'de' })
    await makeSurvey(site, IN_FIVE)
    expect((await configOf(site.key, '?lang=pl-PL')).config.strings?.send).toBe('Wyślij')
    expect(
      (await configOf(site.key, '?lang=xx', { 'accept-language': 'fr, ru;q=0.8' })).config.lang,
    ).toBe('ru')
    expect((await configOf(site.key, '', { 'accept-language': 'fr' })).config.strings?.send).toBe(
      'Absenden',
    )
    expect((await configOf(site.key, '?lang=%3Cscript%3E')).response.status).toBe(200)
  })

  test('asks in one language: that of the page, else the next of the browser’s with all of it', async () => {
    const site = await makeSite({ language: 'pl' })
    await makeSurvey(site)
    const asked = async (accepted: string) =>
      (await configOf(site.key, '?lang=de', { 'accept-language': accepted })).config
    expect(await asked('de, en;q=0.8')).toMatchObject({
      lang: 'en',
      strings: { send: 'Send' },
      surveys: [{ question: 'How was your checkout?' }],
    })
    expect(await asked('de')).toMatchObject({
      lang: 'pl',
      strings: { send: 'Wyślij' },
      surveys: [{ question: 'Jak poszły zakupy?' }],
    })
  })

  test('a survey without the language of the others brings its own words and direction', async () => {
    const site = await makeSite({ language: 'pl' })
    await makeSurvey(site, { ...IN_FIVE, id: 'arabic-too' })
    await makeSurvey(site)
    const { config } = await configOf(site.key, '?lang=ar')
    expect(config).toMatchObject({ lang: 'ar', dir: 'rtl', strings: { send: 'إرسال' } })
    const said = config.surveys.map(({ id, lang, dir, strings }) => [id, lang, dir, strings?.send])
    expect(said.toSorted(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
      ['arabic-too', undefined, undefined, undefined],
      ['checkout-csat', 'pl', 'ltr', 'Wyślij'],
    ])
  })

  test('is empty, and no error, for an unknown key and for a paused site', async () => {
    const paused = await makeSite({ paused: true })
    await makeSurvey(paused)
    for (const key of ['wf_pk_nobody', 'not-even-a-key', paused.key]) {
      const { response, config } = await configOf(key)
      expect([response.status, config]).toEqual([200, { site: key, lang: 'en', surveys: [] }])
    }
  })

  test('is answered with 304 while it has not changed', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    const etag = (await configOf(site.key)).response.headers.get('etag') ?? ''
    const again = await fetchWorker(`/v1/sites/${site.key}/config?lang=en`, {
      headers: { 'if-none-match': etag },
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('with three surveys fits in 1,000 bytes of brotli in every language', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    await makeSurvey(site, {
      id: 'parcel-csat',
      touchpoint: 'parcel',
      question: {
        en: 'How was the delivery of your parcel?',
        pl: 'Jak poszła dostawa?',
        ru: 'Как прошла доставка?',
        de: 'Wie war die Lieferung?',
        ar: 'كيف كان التوصيل؟',
      },
      trigger: { on: 'event', event: 'tracking_opened', delay: 2 },
      urls: [{ op: 'starts_with', value: '/orders/' }],
      sample: 0.5,
      followUp: {
        reasons: ['late', 'damaged', 'courier', 'locker-full', 'price', 'other'].map((code) => ({
          code,
          label: { en: `It was ${code}`, pl: `Było ${code}` },
          from: 1,
          to: 3,
        })),
      },
    })
    await makeSurvey(site, {
      id: 'nps',
      touchpoint: 'locker',
      kind: 'nps',
      scale: 'nps11',
      frequency: 'recurring',
      question: {
        en: 'How likely are you to recommend us to a friend?',
        pl: 'Czy polecisz nas znajomym?',
      },
    })
    const bytesIn = async (lang: string) => {
      const text = await (await fetchWorker(`/v1/sites/${site.key}/config?lang=${lang}`)).text()
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
      return brotliCompressSync(text, { params }).byteLength
    }
    const bare = new Map<string, number>()
    for (const lang of ['en', 'pl', 'ru', 'de', 'ar']) {
      bare.set(lang, await bytesIn(lang))
      expect(bare.get(lang), lang).toBeLessThanOrEqual(1000)
    }
    // A look of its own stands on top: docs/benchmarks.md tells how much that is, and why.
    for (const preset of LOOK_PRESET_NAMES) {
      const look = {
        preset,
        ...LOOK_PRESETS[preset],
        position: 'top-end',
        phone: 'floating',
      } as const
      await changeSite(inDirectory(site), { look }, { fields: [], before: [], after: [] })
      forgetCollector(site.db.siteId)
      for (const [lang, before] of bare)
        expect((await bytesIn(lang)) - before, `${preset} ${lang}`).toBeLessThanOrEqual(450)
    }
  })

  test('of a site that the isolate does not know takes eleven queries to find', async () => {
    const site = await makeSite()
    await makeSurvey(site)
    const directory = openDirectory(env.DB)
    await findCollector(directory, site.key, Date.now())
    expect(directory.meter.queries).toBe(11)
  })
})
