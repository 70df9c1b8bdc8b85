import { who, type Identity } from './identity.ts'
import { add } from './outbox.ts'
import type { Happening, Reply } from '../bridge.ts'
import { json, LARGEST } from './json.ts'
import { site } from './settings.ts'
import { fail } from './page.ts'

type Item = (Reply | Happening) & { id: string }
type Whole = Identity & { comment?: string }

/**
 * What goes out, with what every answer and event carries. Where it is too much, the traits go
 * first, then the token, and the end of the comment last.
 */
export function bodyFor(item: Item): string {
  const whole = { ...who(), ...item } as Whole
  for (;;) {
    const body = json({ site, ...('type' in item ? { events: [whole] } : whole) })
    if (new Blob([body]).size <= LARGEST) return body
    if (whole.traits) delete whole.traits
    else if (whole.token) delete whole.token
    else whole.comment = `${whole.comment}`.slice(0, -99)
  }
}

/** Sends an answer or event; true if it has to wait. */
export function report(path: 'answers' | 'events', item: Item): Promise<boolean | void> {
  return add(`${path}/${item.id}`, bodyFor(item)).catch(fail)
}
