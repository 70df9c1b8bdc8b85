import { agreed } from './store.ts'

/** What the shop says about the shopper; sent along with answers and events. */
export interface Identity {
  respondent?: string
  /** Signed by the shop's server; order and customer references travel only in here. */
  token?: string
  traits?: Record<string, string | number | boolean>
}

let identity: Identity = {}

/** Adds what the contract allows of the input. A bad trait must not cost the answers it goes with. */
export function identify(input: unknown): void {
  const { respondent, token, traits } = Object(input)
  if (respondent) identity.respondent = `${respondent}`.slice(0, 128)
  if (token) identity.token = `${token}`.slice(0, 2048)
  for (const name of Object.keys(Object(traits))) {
    const value: string = traits[name]
    const held = (identity.traits ??= {})
    if (
      /^[\w.-]{1,64}$/.test(name) &&
      (/^(st|bo)/.test(typeof value) || Number.isFinite(value)) &&
      // Twenty at most, of all calls together.
      Object.keys(held).length < 20
    )
      held[name] = value.slice?.(0, 256) ?? value
  }
}

export function forget(): void {
  identity = {}
}

/** Nothing under GPC and after `consent(false)`. */
export function who(): Identity {
  return agreed === false ? {} : identity
}
