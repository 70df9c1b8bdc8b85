import { disarm, look } from './triggers.ts'
import { setLang } from './settings.ts'
import { loadFile } from './request.ts'
import { inTurn, on, quietly } from './page.ts'
import type { Happening } from '../bridge.ts'
import { flush } from './outbox.ts'
import { get, keys, remove, setConsent } from './store.ts'
import { close, prepare, show } from './stage.ts'
import type { SiteConfig } from '#contract/collect/config.ts'
import { report } from './report.ts'
import { forget, identify, who } from './identity.ts'
import { now } from '../native.ts'
import { askConfig, config, takeConfig } from './config.ts'
import { uuid } from './uuid.ts'

/** Gets the questions, then looks at those that are due: on the way before the page is idle. */
export function load(inlined?: SiteConfig): void {
  const coming = inlined ?? askConfig()
  // The first touch of the storage takes a while, which falls into the wait for the questions here.
  inTurn(() => {
    void flush()
  })
  inTurn(() => takeConfig(coming))
  inTurn(prepare)
  inTurn(look)
}

/** What `wayfelt(name, first, second)` can do. The page's arguments may be anything. */
const commands: Record<string, (first: unknown, second: unknown) => unknown> = {
  on,
  track(event, input) {
    const props: Record<'touchpoint' | 'action', string> = Object(input)
    const { touchpoint, action } = props
    const isDone = event === 'completed'
    if (isDone || event === 'reached')
      void report('events', {
        id: uuid(),
        type: event,
        channel: 'web',
        touchpoint,
        at: now(),
        ...(isDone && { action }),
      } as Happening & { id: string })
    inTurn(() => look(event, props))
  },
  identify(input) {
    identify(input)
    // A question for a segment may be due now.
    inTurn(look)
  },
  consent(given) {
    setConsent(given === true)
    void flush()
  },
  setLanguage(tag) {
    setLang(tag as string)
    load()
  },
  show: (id, input) =>
    inTurn(() => {
      const survey = config?.surveys.find((survey) => survey.id === id)
      if (!survey) throw new Error('no survey')
      void show(survey, { target: Object(input).target })
    }),
  close: () => close(),
  // Says in the console why a question is asked or not.
  explain: () => loadFile('/w-explain.js'),
  reset() {
    close()
    disarm()
    forget()
    // What was seen; what is on its way has a path.
    for (const key of keys()) if (!key.includes('/')) remove(key)
  },
}

/** Puts the real function in the queue's place and runs what was queued, in its order. */
export function installApi(): void {
  const push = ([name, first, second]: WayfeltCall) =>
    quietly(() => commands[name]?.(first, second))
  const { q } = window.wayfelt ?? {}
  // A stub that the page has kept a hold of goes on pushing into q. What else it has is for our own
  // files, and in this order, which costs the fewest bytes.
  window.wayfelt = Object.assign((...call: WayfeltCall) => push(call), {
    get,
    who,
    q: { push },
    v: 1,
  })
  if (Array.isArray(q)) q.forEach(push)
}
