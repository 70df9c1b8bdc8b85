import { render } from 'preact'
import type { Cue } from '../bridge.ts'
import { now } from '../native.ts'
import { drawCard } from './card.tsx'
import { behave, keepFocus, linger, shield } from './card-behaviour.ts'
import type { Draft } from './draft.ts'
import { placeFor, putUp } from './place.ts'
import { makeRoom } from './room.ts'
import { scaleOf } from './scale.ts'
import { shuffled } from './shuffle.ts'
import { isUsable, keepLooking } from './watch.ts'

/** Clears what was drawn. */
function clear(place: ShadowRoot, mount: HTMLElement, inline: boolean): void {
  mount.remove()
  if (inline) place.host.remove()
}

/** Says it to a screen reader, in the live region. */
function speak({ firstChild }: ShadowRoot, text: string): void {
  if (firstChild) firstChild.textContent = text
}

/** What is sent for a draft. */
function replyOf(
  { survey, sample = 0 }: Cue,
  draft: Draft,
  how: { lang: string; shownAt: number },
) {
  return {
    survey: survey.id,
    revision: survey.revision,
    ...draft,
    ...how,
    // Query and hash of the page stay here.
    url: (location.origin + location.pathname).slice(0, 2048),
    answeredAt: now(),
    // A question in turn has a share also where the dice fall anew on every page.
    sample: sample ? (survey.turn ? survey.sample : sample) : 1,
  }
}

/**
 * Shows the question; of somebody known only if the site's budget of asks grants it. Throws on a
 * config it does not understand, and then shows nothing.
 */
export function open(cue: Cue): void {
  const { survey, config, who, close } = cue
  cue.target ??= survey.target
  const known = who()
  if (!config.budget || !(known.respondent || known.token)) return show(cue)
  const { site } = config
  let isOver: unknown
  // Until there is something to take away.
  cue.end = () => (isOver = true)
  cue
    .request('asks', {
      method: 'POST',
      body: JSON.stringify({ site, survey: survey.id, ...known }),
    })
    .then((reply) => reply.json())
    .then(({ granted }) => isOver || (granted ? show(cue) : close()))
    .catch(() => isOver || close())
}

/** Shows the question. */
function show(cue: Cue): void {
  const { survey, root, target, close } = { ...cue, survey: shuffled(cue.survey) }
  // Its own words and direction where it does not speak the language of the others.
  const { strings, lang, dir } = { ...cue.config, ...survey }
  const scale = scaleOf(survey, strings)
  const { place, mount } = placeFor(cue, { lang, dir })
  const inline = place !== root
  const over = new AbortController()
  const returnFocus = keepFocus(mount)
  let shownAt = 0
  let forget = () => {}
  let answered = false
  let inside: Element | null

  const say = (text: string) => speak(root, text)
  function count(): void {
    shownAt = now()
    say(`${strings.newQuestion} ${survey.question}`)
    forget = cue.shown()
  }
  function look(): void {
    if (!putUp(place, target)) {
      close()
      // Nobody has had the time for it.
      return forget()
    }
    if (!inline) makeRoom(mount, !shownAt)
    if (!shownAt && isUsable(place, mount)) count()
  }
  async function send(draft: Draft): Promise<boolean | void> {
    // A second Send before the first has drawn its thanks.
    if (answered) return
    if (!shownAt) count()
    answered = true
    inside = place.activeElement
    if (inline) close()
    else linger(mount, close, over.signal)
    return cue.answer(replyOf(cue, draft, { lang, shownAt }))
  }
  function thank(thanks: HTMLElement | null): void {
    // Who was not in the card is not pulled into it.
    if (inside) thanks?.focus({ preventScroll: true })
    else if (thanks) say(thanks.innerText)
  }
  try {
    // All of the config is touched in here, so what is wrong with it shows now and not later.
    drawCard(mount, { survey, strings, scale, inline, close, onSend: send, onThanks: thank })
  } catch (error) {
    clear(place, mount, inline)
    throw error
  }
  cue.root = place
  cue.end = (ending) => {
    stop()
    // What stands in the page stays there, thanks and all.
    if (answered && inline) return
    if (place.activeElement) returnFocus()
    over.abort()
    render(null, mount)
    clear(place, mount, inline)
    say('')
    if (shownAt && !answered) cue.ended(ending)
  }
  shield(place.host, over.signal)
  if (!inline) behave(mount, close, over.signal)
  const stop = keepLooking(mount, look)
}
