import { expect, inject, test } from 'vitest'
import type { KeyReceipt } from '#contract/site/keys.ts'
import { useSignedIn } from './support/signed-in.ts'

const { open } = useSignedIn('programs')

/* What the build writes for the Worker to pass on: other tests have a Worker that could write it itself. */

test('programs are told of tools, and analysts of columns, by the Worker as it is deployed', async () => {
  const { page } = await open('/settings/keys')
  const book = await page.request.get(`${inject('base')}/api/answers/codebook`)
  expect(await book.json()).toMatchObject({
    columns: expect.arrayContaining([
      expect.objectContaining({
        name: 'channel',
        form: expect.objectContaining({ enum: expect.arrayContaining(['web']) }),
      }),
    ]),
  })
  const made = await page.request.post(`${inject('base')}/api/keys`, {
    data: { kind: 'secret', name: 'Assistant', scopes: ['figures:read'] },
    headers: { origin: inject('base') },
  })
  expect(made.status()).toBe(201)
  const { plain } = (await made.json()) as KeyReceipt
  const ask = async (method: string, params: object) => {
    const answer = await fetch(`${inject('base')}/mcp`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${plain}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    return ((await answer.json()) as { result: unknown }).result
  }
  const client = { name: 'test', version: '1' }
  const hello = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: client }
  expect(await ask('initialize', hello)).toMatchObject({
    instructions: expect.stringContaining('Begin with list_journeys'),
  })
  expect(await ask('tools/list', {})).toMatchObject({
    tools: expect.arrayContaining([
      expect.objectContaining({
        name: 'read_curve',
        inputSchema: expect.objectContaining({ required: expect.arrayContaining(['journey']) }),
      }),
    ]),
  })
  expect(await ask('tools/call', { name: 'list_journeys', arguments: {} })).toMatchObject({
    structuredContent: expect.anything(),
  })
  await page.context().close()
})
