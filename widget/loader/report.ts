import type { Cue } from '../bridge.ts'
import { who } from './identity.ts'
import { add } from './outbox.ts'
import { fail } from './page.ts'
import { site } from './settings.ts'
import { uuid } from './uuid.ts'

/** Adds what every answer and event carries, and sends it. Never rejects. */
export const report: Cue['report'] = (path, item, channel = 'web') => {
  const whole = { id: uuid(), channel, ...who(), ...item }
  const body = { site, ...(path === 'answers' ? whole : { events: [whole] }) }
  return add(path, whole.id, body).catch(fail)
}
