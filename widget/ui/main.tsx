import { render } from 'preact'
import type { Cue } from '../bridge.ts'
import type { Draft } from './use-draft.ts'
import { Card } from './card.tsx'
import { announce, answer, remember } from './log.ts'
import { growUpward, handleKeys, keepFocus, linger, muffle } from './card-behaviour.ts'
import { placeFor } from './place.ts'
import { scaleOf } from './scale.ts'

/** Shows the question. Throws on a config it does not understand, and then shows nothing. */
export function open(cue: Cue): void {
  const { survey, config, root, close, unlock } = cue
  const { strings } = config
  const scale = scaleOf(survey, strings)
  const { place, mount } = placeFor(cue, config)
  const inline = place !== root
  const over = new AbortController()
  const shownAt = Date.now()
  const returnFocus = keepFocus(mount)
  let answered = false
  let inside: Element | null

  function say(text: string): void {
    if (root.firstChild) root.firstChild.textContent = text
  }
  async function send(draft: Draft): Promise<boolean | void> {
    // A second Send before the first has drawn its thanks.
    if (answered) return
    answered = true
    inside = place.activeElement
    if (inline) close()
    else linger(mount, close, over.signal)
    return answer(cue, draft, shownAt)
  }
  function thank(thanks: HTMLElement | null): void {
    // Who was not in the card is not pulled into it.
    if (inside) thanks?.focus({ preventScroll: true })
    else if (thanks) say(thanks.innerText)
  }
  function clear(): void {
    mount.remove()
    if (inline) place.host.remove()
  }
  function leave(): void {
    if (place.activeElement) returnFocus()
    over.abort()
    render(null, mount)
    clear()
    say('')
  }
  const props = { survey, strings, scale, inline, close }
  try {
    // All of the config is touched in here, so what is wrong with it shows now and not later.
    render(<Card {...props} onSend={send} onThanks={thank} />, mount)
  } catch (error) {
    clear()
    throw error
  }
  cue.root = place
  cue.end = (ending) => {
    // What stands in the page stays there, thanks and all.
    if (answered && inline) return
    leave()
    if (!answered) announce(cue, ending)
  }
  muffle(mount)
  if (!inline) {
    handleKeys(mount, close, over.signal)
    growUpward(mount)
  }
  say(`${strings.newQuestion} ${survey.question}`)
  unlock()
  remember(cue, shownAt)
  announce(cue, 'shown')
}
