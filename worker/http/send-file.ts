import type { Context } from 'hono'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from './env.ts'

/** A file that is made while it is read. */
export interface SentFile {
  name: string
  /** Its media type. */
  type: string
  head: string
  /** Its parts, each made when the reader takes more. */
  parts: AsyncGenerator<string, void, undefined>
}

/**
 * Sends a file as a stream. If the database fails on the way the stream does too, so that a part is
 * never taken for the whole.
 */
export function sendFile(c: Context<AppEnv>, { name, type, head, parts }: SentFile): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      if (head) stream.enqueue(encoder.encode(head))
    },
    pull: async (stream) => {
      const { done, value } = await parts.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await parts.return()
    },
  })
  return c.body(body, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
  })
}

/**
 * A link cannot send the header that names the shown site, so its query does.
 * @throws AppError `site_changed` if another one is shown by now
 */
export function needShownSite(c: Context<AppEnv>, site: string | undefined): void {
  const shown = c.get('actor').person?.membership?.key
  if (site !== undefined && shown !== undefined && site !== shown)
    throw new AppError('site_changed', 'Another site was chosen in another tab. Reload the page.')
}
