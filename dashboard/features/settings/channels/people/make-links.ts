import type { NewRecipientList } from '#contract/channels/recipients.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Send } from './use-sending.ts'

/** Makes links in one list, however often a failure was gone on from. */
export function createLinkMaker() {
  let list: Promise<string> | null = null

  async function begun(body: NewRecipientList, onListed: () => void): Promise<string> {
    try {
      const { code } = await call('POST /api/recipients', { body })
      onListed()
      return code
    } catch (cause) {
      list = null
      throw cause
    }
  }
  return {
    /** What is made next goes into a list of its own. */
    forget: () => {
      list = null
    },
    sendTo:
      (body: NewRecipientList, onListed: () => void): Send =>
      async (rows, signal) => {
        list ??= begun(body, onListed)
        const params = { code: await list }
        return await call('POST /api/recipients/:code/links', { params, body: { rows }, signal })
      },
  }
}
