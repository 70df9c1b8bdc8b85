import type { WrittenLanguage } from '#scripts/demo/words/write-comment.ts'
import { toHex } from '#worker/secrets/hash.ts'
import { sha256 } from '#scripts/support/hash.ts'
import type { Random } from './random.ts'

export interface Customer {
  /** Pseudonymous: `r_` and twelve digits of chance. */
  respondent: string
  segment: 'b2c' | 'b2b'
  /** '' is none of the three that the shop plans for. */
  persona: '' | 'anna' | 'marek' | 'firma'
  lang: WrittenLanguage
  device: 'web' | 'app'
  /** A sunny or a gloomy mind, mean 0, deviation about 1. */
  mood: number
  /** How readily this person answers, 1 on average: a few people answer nearly everything. */
  talkative: number
}

const RETURNING = 0.34
const REMEMBERED = 1500

/** The shop's customers: new ones come, and those of the last months come back. */
export function customerPool(random: Random) {
  const recent: Customer[] = []
  return {
    next(): Customer {
      if (recent.length > 20 && random.chance(RETURNING)) return random.pick(recent)
      const customer = newCustomer(random)
      recent.push(customer)
      if (recent.length > REMEMBERED) recent.shift()
      return customer
    },
  }
}

/** Somebody who looks around and may never order. */
export function newCustomer(random: Random): Customer {
  const business = random.chance(0.14)
  const persona = (['anna', 'marek', ''] as const)[random.weighted([46, 34, 20])] ?? ''
  const digits = Array.from({ length: 12 }, () => random.between(0, 15).toString(16)).join('')
  return {
    respondent: `r_${digits}`,
    segment: business ? 'b2b' : 'b2c',
    persona: business ? 'firma' : persona,
    lang: (['pl', 'en', 'ru'] as const)[random.weighted([84, 9, 7])] ?? 'pl',
    device: !business && random.chance(0.3) ? 'app' : 'web',
    mood: random.normal(),
    talkative: random.chance(0.3) ? 2.2 : 0.49,
  }
}

const hashes = new Map<string, string>()

/** What stands for a customer's e-mail address, as the site would write it: nobody has the address. */
export function mailHash(respondent: string): string {
  const known = hashes.get(respondent)
  if (known !== undefined) return known
  const hash = `em1_${toHex(sha256(`${respondent}@zielony-sklep.example`), 16)}`
  hashes.set(respondent, hash)
  return hash
}
