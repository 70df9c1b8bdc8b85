import type { Page, Route } from 'playwright-core'
import { expect, inject } from 'vitest'
import { pieces, poison, readHostileWords } from './hostile-words.ts'

const PIECE = 400
const DOSES = pieces(await readHostileWords(), PIECE)
// Chosen once for the whole file, and told: a day that fails can be repeated on another.
export const chosen = process.env['XSS_WORDS'] ?? `${new Date().getUTCDate() % DOSES.length}`
export const doses = chosen === 'all' ? DOSES : DOSES.slice(Number(chosen)).slice(0, 1)

/** Counts whatever a payload could do, from before the first script of the page on. */
export async function watch(page: Page, own = new URL(inject('base')).origin) {
  const fired: string[] = []
  await page.exposeFunction('wayfeltFired', (what: string) => fired.push(what))
  await page.addInitScript(() => {
    const tell = (what: string) => {
      ;(window as unknown as { wayfeltFired(what: string): void }).wayfeltFired(what)
      return null
    }
    Object.assign(window, {
      alert: () => tell('alert'),
      confirm: () => tell('confirm'),
      prompt: () => tell('prompt'),
      print: () => tell('print'),
      open: () => tell('open'),
    })
  })
  page.on('dialog', (dialog) => {
    fired.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== own && !['data:', 'blob:'].includes(protocol)) fired.push(request.url())
  })
  return fired
}

/** What a payload would have left in the document if any text had been taken for markup. */
export async function planted(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const roots: ParentNode[] = [document]
    for (const element of document.querySelectorAll('*'))
      if (element.shadowRoot) roots.push(element.shadowRoot)
    return roots
      .flatMap((root) => [...root.querySelectorAll('*')])
      .flatMap((element) => {
        const handlers = [...element.attributes].filter(({ name }) => name.startsWith('on'))
        const links = ['href', 'src', 'action', 'formaction', 'xlink:href'].filter((name) =>
          /^[\s\p{Cc}]*(javascript|vbscript|data:text)/iu.test(element.getAttribute(name) ?? ''),
        )
        return [...handlers.map(({ name }) => name), ...links].map(
          (name) => `${element.localName}[${name}]`,
        )
      })
  })
}

/** What is put into answers that a site has nothing for, and what nobody's words may change. */
interface Fill {
  before: (path: string, answer: object) => object
  after: (path: string, answer: object) => void
}

/** Serves pages and API answers as they are, but hostile, and with or without their policy. */
export function serveHostile(words: () => string[], hasPolicy: boolean, fill?: Fill) {
  return async (route: Route) => {
    const request = route.request()
    const isApi = /\/(api|v1)\//.test(new URL(request.url()).pathname)
    const isPage = request.resourceType() === 'document'
    if (request.method() !== 'GET' || (!isApi && !isPage)) return await route.continue()
    const response = await route.fetch()
    const { 'content-security-policy': policy, ...others } = response.headers()
    const headers = {
      ...others,
      ...(policy && hasPolicy ? { 'content-security-policy': policy } : {}),
    }
    const isJson = response.headers()['content-type']?.includes('json') && response.ok()
    if (!isApi || !isJson) return await route.fulfill({ response, headers })
    const path = new URL(request.url()).pathname
    // A page that looks for news may be closed while an answer is under way.
    const answer = (await response.json().catch(() => null)) as object | null
    if (answer === null) return
    const json = poison(fill?.before(path, answer) ?? answer, words()) as object
    fill?.after(path, json)
    return await route.fulfill({ response, headers, json })
  }
}

/** All that a page says, also in its fields. Fields of one line have no line ends. */
export async function textOf(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement>('input, textarea')
    return [document.body.textContent, ...Array.from(fields, ({ value }) => value)].join('\n')
  })
}

export function lastOf(words: string[]): string {
  return words.at(-1)?.trim() ?? ''
}

/**
 * Nothing stands there as markup or was run, after time for what is started by what was drawn: a picture
 * that is none has failed, as those of a payload would have before. Pages that look for news are never idle.
 */
export async function nothingFired(page: Page, { path, fired }: { path: string; fired: string[] }) {
  await page.evaluate(async () => {
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve))
    })
    await new Promise((resolve) => {
      const probe = new Image()
      probe.addEventListener('error', resolve)
      probe.src = 'data:,none'
    })
  })
  expect(await planted(page), path).toEqual([])
  expect(fired, path).toEqual([])
}
