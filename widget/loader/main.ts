import { installApi, load } from './api.ts'
import { onNavigation } from './navigation.ts'
import { flush } from './outbox.ts'
import { inTurn, quietly } from './page.ts'
import { inlined, site } from './settings.ts'
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

// A second copy of the tag changes nothing.
if (site && !window.wayfelt?.v) quietly(start)
