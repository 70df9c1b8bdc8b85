import { own } from '../native.ts'
import { quiet, type Allowed } from './groups.ts'
import { managers } from './managers.ts'

/*
 * Follows the page's consent manager and tells the widget, through its public function only. A tag
 * with `data-site` stands in the loader's place: then nothing at all is fetched before the visitor
 * agrees to be asked. Whatever fails in here stays in here.
 */

/** Our own tag: a module, which has none, is found by its attribute. */
const script = (own('currentScript') ??
  document.querySelector('script[data-cmp]')) as HTMLScriptElement | null
const { cmp = '', groups, asks, site }: DOMStringMap = script?.dataset ?? {}

/** Where the loader is, beside us. */
const LOADER_PATH = '/w.js'

/** Calls the widget, or leaves the call for it where it has not come yet. */
function call(...command: WayfeltCall): void {
  window.wayfelt ??= Object.assign(
    (...command: WayfeltCall) => {
      window.wayfelt?.q?.push(command)
    },
    { q: [] as WayfeltCall[] },
  )
  window.wayfelt(...command)
}

function allOf(names: string, allowed: Allowed): boolean {
  const wanted = names.match(/[^\s,]+/g)
  return !!wanted && wanted.every(allowed)
}

let isAsking = false
let isStoring: boolean | undefined

/**
 * Where the widget's elements stand while nobody may be asked: what is in here is neither seen nor
 * counted. The widget would put one back that is out of the page.
 */
const attic = document.createElement('div')
attic.style.cssText = 'display:none!important'
const watch = new MutationObserver(quiet(stopAsking))

/**
 * Fetches the loader, or lets one that is there ask again. An import is no Trusted Types sink; a
 * module takes its attributes from the tag with `data-site`, which is ours.
 */
function startAsking(source: string): void {
  watch.disconnect()
  document.documentElement.append(...attic.children)
  if (!window.wayfelt?.v) import(/* @vite-ignore */ new URL(LOADER_PATH, source).href).catch(String)
}

/** Also on later views of one page, and where the loader was still on its way. */
function stopAsking(): void {
  const page = document.documentElement
  watch.observe(page, { childList: true })
  for (const host of page.querySelectorAll(':scope > wayfelt-card')) {
    page.append(attic)
    attic.append(host)
  }
}

/** What the loader does with a withdrawal, where it has not come to this page: it kept it earlier. */
function clear(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const)
    quiet(() => {
      const disk = window[name]
      for (const key of Object.keys(disk))
        if (key.startsWith(`wayfelt:${site}:`)) disk.removeItem(key)
    })()
}

function tell(mayAsk: boolean, mayStore: boolean): void {
  if (mayStore !== isStoring) {
    // What an open card has to say goes out without a trace, so the storage first.
    call('consent', mayStore)
    if (isStoring) call('close')
    isStoring = mayStore
    if (!mayStore && site && !window.wayfelt?.v) clear()
  }
  if (!site || !script || mayAsk === isAsking) return
  isAsking = mayAsk
  if (mayAsk) return startAsking(script.src)
  call('close')
  stopAsking()
}

function start(): void {
  const manager = Object.hasOwn(managers, cmp) ? managers[cmp] : undefined
  if (!manager || !script) return
  // The loader that we fetch reads it off our tag.
  if (site) script.dataset['consent'] = 'required'
  const stores = groups || manager.groups
  manager.follow(
    quiet((allowed, decided = true) => {
      const mayAsk = allOf(asks || stores, allowed)
      const mayStore = allOf(stores, allowed)
      if (decided || mayAsk || mayStore) tell(mayAsk, mayStore)
    }),
  )
}

quiet(start)()
