import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { KeyScope } from '#contract/rights.ts'
import { fetchWorker, postJson } from './calls.ts'
import type { TestSite } from './site-factory.ts'
import { makeSecretKey } from './world.ts'

/** The SDK's own client, connected as a program with a key of these scopes. */
export async function connect(
  site: TestSite,
  scopes: KeyScope[] = ['figures:read'],
  mode: 'auto' | 'legacy' = 'legacy',
): Promise<Client> {
  const { headers } = await makeSecretKey(site, scopes)
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } })
  await client.connect(
    new StreamableHTTPClientTransport(new URL('https://wayfelt.example/mcp'), {
      requestInit: { headers },
      fetch: async (url, init) => await fetchWorker(new URL(url).pathname, init),
    }),
  )
  return client
}

/** One call of a tool. @returns its data, whether it failed, and its text */
export async function use(client: Client, name: string, input: Record<string, unknown> = {}) {
  const {
    structuredContent,
    isError = false,
    content,
  } = await client.callTool({
    name,
    arguments: input,
  })
  const [block] = content
  return { data: structuredContent, isError, text: block?.type === 'text' ? block.text : '' }
}

/** A message as any program may send it. */
export function sendMessage(headers: Record<string, string>, body: unknown, path = '/mcp') {
  return postJson(path, body, { headers })
}

/** A request of the protocol. */
export function request(method: string, params: object = {}) {
  return { jsonrpc: '2.0', id: 1, method, params }
}
