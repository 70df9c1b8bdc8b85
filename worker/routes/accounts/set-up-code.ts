import type { SetUpState } from '#contract/accounts/accounts.ts'
import { LIMITS } from '#contract/words.ts'
import type { Bindings } from '#worker/http/env.ts'
import { hashToken } from '#worker/secrets/hash.ts'

/** Whether the deployer chose a code that the first owner comes in with. */
export function codeState({ WAYFELT_SETUP }: Bindings): Exclude<SetUpState, 'done'> {
  const code = WAYFELT_SETUP?.trim() ?? ''
  if (code === '') return 'missing'
  return code.length < LIMITS.setUpCode.least ? 'short' : 'ready'
}

/** What stands for a code that was used: no one-time link has the same. */
export async function spentCode(code: string): Promise<string> {
  return await hashToken(`set-up code\n${code.trim()}`)
}

/** Whether this is the deployer's code. Hashes are compared, so that the time it takes tells nothing. */
export async function isChosenCode(env: Bindings, code: string): Promise<boolean> {
  if (codeState(env) !== 'ready') return false
  return (await spentCode(code)) === (await spentCode(env.WAYFELT_SETUP ?? ''))
}
