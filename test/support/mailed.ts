import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { app } from '#worker/app.ts'
import type { Bindings } from '#worker/http/env.ts'

/** A mail that left. */
export interface Mail {
  to: string
  subject: string
  text: string
}

/**
 * The Worker of a deployment that sends mail: its post office is the only thing that is made up.
 * @param more other bindings; with `isDown` no mail leaves
 */
export function makePostOffice(more: Partial<Bindings> & { isDown?: boolean } = {}) {
  const { isDown = false, ...bindings } = more
  const mails: Mail[] = []
  const EMAIL = {
    send: (mail: Mail) => {
      if (isDown) return Promise.reject(new Error('down'))
      mails.push(mail)
      return Promise.resolve({ messageId: '1' })
    },
  }
  const deployment = {
    ...env,
    // It takes mails by their parts only.
    EMAIL: EMAIL as unknown as SendEmail,
    MAIL_FROM: 'wayfelt@shop.example',
    ...bindings,
  }

  /** A call, and all that goes on behind its answer. */
  async function fetchMailing(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (init.body && !headers.has('content-type')) headers.set('content-type', 'application/json')
    if (!headers.has('cf-connecting-ip')) headers.set('cf-connecting-ip', crypto.randomUUID())
    const request = new Request(`https://wayfelt.example${path}`, { ...init, headers })
    const context = createExecutionContext()
    const answer = await app.fetch(request, deployment, context)
    await waitOnExecutionContext(context)
    return answer
  }
  return { mails, deployment, fetchMailing }
}

/** The token of the link in a mail or receipt. */
export function tokenIn(text: string): string {
  return /#([0-9a-f]{64})/.exec(text)?.[1] ?? ''
}
