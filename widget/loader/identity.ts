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
  for (const [name, value] of Object.entries<string>(traits ?? {}).slice(0, 20))
    // Strings, finite numbers and booleans, by how they look on the wire.
    if (/^[\w.-]{1,64}$/.test(name) && /^["\dtf-]/.test(JSON.stringify(value)))
      (identity.traits ??= {})[name] = value.slice?.(0, 256) ?? value
}

export function forget(): void {
  identity = {}
}

/** Nothing under GPC and after `consent(false)`. */
export function who(): Identity {
  return agreed === false ? {} : identity
}
