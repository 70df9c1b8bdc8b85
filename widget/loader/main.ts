import type { Checker } from '../bridge.ts'
import { json } from './json.ts'
import { onNavigation } from './navigation.ts'
import { installApi, load } from './api.ts'
import { isMissing } from './config.ts'
import { loadFile, request } from './request.ts'
import { pageMoved } from './triggers.ts'
import { close } from './stage.ts'
import { flush } from './outbox.ts'
import { inTurn, quietly } from './page.ts'
import { inlined, lang, site } from './settings.ts'

function listen<K extends keyof WindowEventMap>(
  type: K | 'visibilitychange',
  work: (event: WindowEventMap[K]) => unknown,
): void {
  addEventListener(type, (event) => quietly(() => work(event as WindowEventMap[K])))
}

/** Looks anew, for what could not be had as well. */
function moved(force?: boolean): void {
  if (isMissing) load()
  else pageMoved(force)
}

function start(): void {
  load(inlined[site])
  installApi()
  listen('online', () => {
    void flush()
    moved()
  })
  listen('visibilitychange', flush)
  listen('pagehide', () => close())
  listen('pageshow', ({ persisted }) => persisted && moved(true))
  onNavigation(() => quietly(moved))
}

/** On a page opened with the checker's link nothing is asked or counted: the checker takes over. */
const [, check] = location.hash.split('wayfelt-check=')

function startCheck(): Promise<unknown> {
  return (
    loadFile<Checker>(CHECK_PATH)
      .then((checker) => checker.open(site, lang, request))
      // Our files are refused here, so the checker's own report cannot come.
      .catch(() => request('check', { method: 'POST', body: json({ site, check }) }))
  )
}

// A second copy of the tag changes nothing.
if (site && !window.wayfelt?.v)
  if (check) inTurn(startCheck)
  else quietly(start)
