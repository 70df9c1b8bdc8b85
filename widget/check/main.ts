import type { SiteConfig } from '#contract/collect/config.ts'
import type { CheckBody, CheckResult } from '#contract/install.ts'
import type { Checker, Ui } from '../bridge.ts'
import { json } from '../loader/json.ts'
import { makeCue } from './cue.ts'
import { openNotice } from './notice.ts'
import { watchViolations } from './violations.ts'
import type { Message } from './words.ts'

/*
 * The installation checker, on a page that was opened with its link. It stands in the place of the
 * usual widget, so that nothing can be counted or remembered.
 */

/** Findings with which an answer still arrives. */
const ANSWERABLE = new Set<Message>(['loaded', 'storage_blocked', 'csp_blocked'])

export const open: Checker['open'] = (site, lang, request) => {
  // A second copy of the tag.
  if (window.wayfelt?.v) return
  // What the page calls goes nowhere.
  window.wayfelt = Object.assign(() => {}, { v: 1 })
  const [fragment = '', check = ''] = /wayfelt-check=([0-9a-f]{32})/.exec(location.hash) ?? []
  const say = openNotice(lang)

  async function send(path: string, body: object, told: (response: Response) => Messages) {
    const messages = await request(path, { method: 'POST', body: json(body) })
      .then((response) => (passes(response) ? ['unreachable' as const] : told(response)))
      .catch(() => ['unreachable' as const])
    say(messages)
    return messages
  }
  function report() {
    const url = (location.origin + location.pathname).slice(0, 2048)
    const body: CheckBody = { site, check, url, storage: storageWorks(), csp }
    return send('check', body, findingsOf)
  }
  async function run(): Promise<void> {
    const config: SiteConfig = await (await request(`sites/${site}/config?lang=${lang}`)).json()
    const ui: Ui = await import(/* @vite-ignore */ UI_PATH)
    const messages = await report()
    if (!messages.every((message) => ANSWERABLE.has(message))) return
    const cue = makeCue(config, `#${fragment}`, (answer) => send('answers', answer, arrivalOf))
    if (!cue) return
    ui.open(cue)
    say([...messages, 'test'])
  }
  const csp = watchViolations(new URL(import.meta.url).origin, () => void report())
  // Where a policy is at fault, its violation is reported by itself.
  run().catch(() => csp.length || say(['unreachable']))
}

type Messages = Message[] | Promise<Message[]>

/** Trouble of the server's, which passes. */
function passes({ status }: Response): boolean {
  return status === 429 || status >= 500
}

async function findingsOf(response: Response): Promise<Message[]> {
  if (response.status !== 200) return ['over']
  const { findings }: CheckResult = await response.json()
  return findings
}

function arrivalOf({ status }: Response): Message[] {
  return [status === 201 ? 'arrived' : 'over']
}

/** Whether the browser keeps anything for this page. */
function storageWorks(): boolean {
  try {
    localStorage.setItem('wayfelt:check', '1')
    localStorage.removeItem('wayfelt:check')
    return true
  } catch {
    return false
  }
}
