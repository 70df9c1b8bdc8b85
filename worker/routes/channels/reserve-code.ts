import { reserveCode } from '#worker/db/channels/codes.ts'
import type { ActingDirectory } from '#worker/db/connect.ts'
import { makeCode } from '#worker/domain/channels/code.ts'
import { AppError } from '#worker/errors.ts'

/** So often another code is tried when somebody has one: with 2⁴⁰ of them, never twice. */
const TRIES = 5

/** Takes a code that nobody has. @throws AppError `busy` if none was found */
export async function reserveFreeCode(own: ActingDirectory): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const code = makeCode(crypto.getRandomValues(new Uint8Array(8)))
    if (await reserveCode(own, code)) return code
  }
  throw new AppError('busy', 'No free code was found. Send the same request again.')
}
