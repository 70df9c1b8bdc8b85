import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { expect, test } from 'vitest'
import type { KeyScope } from '#contract/rights.ts'
import { answerBody, fetchWorker, postFromShop } from '#test/support/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { makeSecretKey } from '#test/support/world.ts'

const TODAY = new Date().toISOString().slice(0, 10)

/** The SDK's own client, connected as a program with a key of these scopes. */
export async function connect(site: TestSite, scopes: KeyScope[] = ['figures:read']) {
  const { headers } = await makeSecretKey(site, scopes)
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(
    new StreamableHTTPClientTransport(new URL('https://wayfelt.example/mcp'), {
      requestInit: { headers },
      fetch: async (url, init) => await fetchWorker(new URL(url).pathname, init),
    }),
  )
  return client
}

test('the SDK’s own client connects, lists tools and reads a curve', async () => {
  const site = await makeSite({ timezone: 'UTC' })
  await makeSurvey(site)
  for (const score of [5, 5, 4, 1, 3])
    await postFromShop('/v1/answers', answerBody(site, { score }))
  const client = await connect(site)
  expect(client.getServerVersion()).toMatchObject({ name: 'wayfelt' })
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toContain('read_curve')
  const { structuredContent, isError } = await client.callTool({
    name: 'read_curve',
    arguments: { journey: 'shopping', from: TODAY, to: TODAY },
  })
  expect(isError).toBeUndefined()
  expect(structuredContent).toMatchObject({
    journey: 'shopping',
    stages: [
      {
        id: 'purchase',
        sentiment: { value: 30, interval: [expect.any(Number), expect.any(Number)], n: 5 },
      },
      { id: 'delivery', state: expect.any(String), sentiment: null, metric: null },
    ],
  })
  await client.close()
})
