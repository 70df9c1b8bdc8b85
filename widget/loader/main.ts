import type { Checker } from '../bridge.ts'
import { installApi, load } from './api.ts'
import { onNavigation } from './navigation.ts'
import { flush } from './outbox.ts'
import { inTurn, quietly } from './page.ts'
import { request } from './request.ts'
import { inlined, lang, site, source } from './settings.ts'
import { close } from './stage.ts'
import { pageMoved } from './triggers.ts'

function listen<K extends keyof WindowEventMap>(
  type: K | 'visibilitychange',
  work: (event: WindowEventMap[K]) => unknown,
): void {
  addEventListener(type, (event) => quietly(() => work(event as WindowEventMap[K])))
}

function start(): void {
  load(inlined[site])
  inTurn(() => void flush())
  installApi()
  listen('online', flush)
  listen('visibilitychange', flush)
  listen('pagehide', () => close())
  listen('pageshow', ({ persisted }) => persisted && pageMoved(true))
  onNavigation(() => quietly(pageMoved))
}

/** On a page opened with the checker's link nothing is asked or counted: the checker takes over. */
const [, check] = location.hash.split('wayfelt-check=')

async function startCheck(): Promise<void> {
  try {
    const checker: Checker = await import(/* @vite-ignore */ new URL(CHECK_PATH, source).href)
    checker.open(site, lang, request)
  } catch {
    // Our files are refused here, so the checker's own report cannot come.
    await request('check', { method: 'POST', body: JSON.stringify({ site, check }) })
  }
}

// A second copy of the tag changes nothing.
if (site && !window.wayfelt?.v)
  if (check) inTurn(startCheck)
  else quietly(start)
