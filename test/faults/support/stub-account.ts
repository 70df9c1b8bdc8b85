import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'

/*
 * An account at the platform, empty at first: what wrangler calls of its API to make a database,
 * migrate it, keep secrets, take files and a Worker. SQL really runs.
 */

const ACCOUNT = 'account-1'
const NO_WORKER = { code: 10007, message: 'This Worker does not exist on your account.' }
const NO_DATABASE = { code: 7404, message: 'The database could not be found' }

const VERSION = '11111111-1111-4111-8111-111111111111'
const DEPLOYMENT = {
  id: 'd1',
  source: 'wrangler',
  strategy: 'percentage',
  versions: [{ version_id: VERSION, percentage: 100 }],
}

interface Database {
  uuid: string
  name: string
  jurisdiction: string | null
  /** Where it is kept; opened for a call at a time, so that a server may have it between. */
  file: string
}

export interface StubAccount {
  /** What tools need to call it. */
  environment: Record<string, string>
  databases: Database[]
  secrets: Map<string, string>
  /** Bindings and settings of each upload of the Worker. */
  uploads: { bindings: { type: string; name: string; id?: string }[]; keep_bindings?: string[] }[]
  /** Hashes of the files that are there. */
  files: Set<string>
  /** Calls that were not known: there must be none. */
  unknown: string[]
  /** Words in calls that fail for now. */
  broken: string[]
  /** Every call that changes something, in order: what, not with which values. */
  changes: string[]
  close: () => Promise<void>
}

/** Opens an empty account. @param file where its database is kept */
export async function openAccount(file: string): Promise<StubAccount> {
  const account: Omit<StubAccount, 'environment' | 'close'> = {
    databases: [],
    secrets: new Map(),
    uploads: [],
    files: new Set(),
    unknown: [],
    broken: [],
    changes: [],
  }
  const server = createServer((request, response) => {
    void answer(account, { request, response, file })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    ...account,
    environment: {
      CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${port}/client/v4`,
      CLOUDFLARE_API_TOKEN: 'token',
      CLOUDFLARE_ACCOUNT_ID: ACCOUNT,
      CI: '1',
    },
    close: async () => {
      await new Promise((closed) => server.close(closed))
    },
  }
}

type Account = Parameters<typeof answer>[0]
interface Call {
  account: Account
  body: Buffer
  type: string
  query: URLSearchParams
  file: string
  /** Parts of the path that a route names. */
  parts: string[]
}
type Reply = { result: unknown; status?: number } | { error: { code: number; message: string } }

async function answer(
  account: Omit<StubAccount, 'environment' | 'close'>,
  { request, response, file }: { request: IncomingMessage; response: ServerResponse; file: string },
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://platform')
  const path = pathname.replace(`/client/v4/accounts/${ACCOUNT}`, '').replace('/client/v4', '')
  const name = `${request.method} ${path}`
  if (account.broken.some((word) => name.includes(word))) {
    send(response, { error: { code: 10013, message: 'An unknown error has occurred.' } })
    return
  }
  for (const [pattern, route] of ROUTES) {
    const match = pattern.exec(name)
    if (!match) continue
    const type = request.headers['content-type'] ?? ''
    const call = { account, body: Buffer.concat(chunks), type, query, file, parts: match.slice(1) }
    send(response, await route(call))
    return
  }
  account.unknown.push(name)
  send(response, { error: { code: 7003, message: `No route for ${name}` } })
}

function send(response: ServerResponse, reply: Reply): void {
  const isGood = 'result' in reply
  response.statusCode = isGood ? (reply.status ?? 200) : 404
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      success: isGood,
      errors: isGood ? [] : [reply.error],
      messages: [],
      result: isGood ? reply.result : null,
      result_info: { page: 1, per_page: 1000, count: 1, total_count: 1, total_pages: 1 },
    }),
  )
}

const ROUTES: [RegExp, (call: Call) => Reply | Promise<Reply>][] = [
  [/^GET \/d1\/database$/, ({ account }) => ({ result: account.databases.map(shown) })],
  [/^POST \/d1\/database$/, makeDatabase],
  [
    /^GET \/d1\/database\/([^/]+)$/,
    ({ account, parts }) => {
      const database = find(account, parts[0])
      return database ? { result: shown(database) } : { error: NO_DATABASE }
    },
  ],
  [/^POST \/d1\/database\/([^/]+)\/query$/, runSql],
  [
    /^GET \/workers\/scripts\/wayfelt\/secrets$/,
    ({ account }) =>
      isMade(account)
        ? { result: [...account.secrets.keys()].map((name) => ({ name, type: 'secret_text' })) }
        : { error: NO_WORKER },
  ],
  [
    /^PUT \/workers\/scripts\/wayfelt\/secrets$/,
    ({ account, body }) => {
      if (!isMade(account)) return { error: NO_WORKER }
      const { name, text } = JSON.parse(body.toString()) as { name: string; text: string }
      account.secrets.set(name, text)
      account.changes.push(`secret ${name}`)
      return { result: { name, type: 'secret_text' } }
    },
  ],
  [/^PUT \/workers\/scripts\/wayfelt$/, takeWorker],
  [
    /^POST \/workers\/scripts\/wayfelt\/assets-upload-session$/,
    ({ account, body }) => {
      const { manifest } = JSON.parse(body.toString()) as {
        manifest: Record<string, { hash: string }>
      }
      const missing = Object.values(manifest)
        .map(({ hash }) => hash)
        .filter((hash) => !account.files.has(hash))
      return {
        result: { jwt: 'upload', buckets: missing.length > 0 ? [[...new Set(missing)]] : [] },
      }
    },
  ],
  [/^POST \/workers\/assets\/upload$/, takeFiles],
  [
    /^GET \/workers\/services\/wayfelt$/,
    ({ account }) =>
      isMade(account)
        ? { result: { default_environment: { environment: 'production', script: {} } } }
        : { error: { code: 10090, message: 'This service does not exist.' } },
  ],
  [
    /^GET \/workers\/scripts\/wayfelt\/settings$/,
    ({ account }) =>
      isMade(account)
        ? { result: { bindings: account.uploads.at(-1)?.bindings ?? [] } }
        : { error: NO_WORKER },
  ],
  [
    /^(?:GET|POST) \/workers\/scripts\/wayfelt\/subdomain$/,
    () => ({
      result: { enabled: true, previews_enabled: false },
    }),
  ],
  [
    /^GET \/workers\/scripts\/wayfelt\/deployments$/,
    ({ account }) => ({
      result: { deployments: isMade(account) ? [DEPLOYMENT] : [] },
    }),
  ],
  [/^POST \/workers\/scripts\/wayfelt\/deployments$/, () => ({ result: DEPLOYMENT })],
  [
    /^GET \/workers\/scripts\/wayfelt\/versions\/[\w-]+$/,
    ({ account }) => ({
      result: {
        id: VERSION,
        metadata: { source: 'wrangler' },
        resources: { bindings: account.uploads.at(-1)?.bindings ?? [], script: {} },
      },
    }),
  ],
  [/^POST \/workers\/scripts\/wayfelt\/versions$/, takeWorker],
  [
    /^PUT \/workers\/scripts\/wayfelt\/schedules$/,
    ({ body }) => ({
      result: { schedules: JSON.parse(body.toString()) as unknown },
    }),
  ],
  [/^(?:GET|PATCH) \/workers\/scripts\/wayfelt\/script-settings$/, () => ({ result: {} })],
  [
    /^GET \/workers\/workers\/wayfelt$/,
    () => ({
      result: {
        id: 'wayfelt',
        name: 'wayfelt',
        tags: [],
        subdomain: { enabled: true, previews_enabled: false },
      },
    }),
  ],
  [/^GET \/workers\/subdomain$/, () => ({ result: { subdomain: 'shop' } })],
]

function shown({ uuid, name, jurisdiction }: Database) {
  return { uuid, name, jurisdiction, version: 'production', created_at: '2026-11-28T00:00:00Z' }
}

function find({ databases }: Account, key = ''): Database | undefined {
  return databases.find(({ uuid, name }) => uuid === key || name === key)
}

function isMade({ uploads }: Account): boolean {
  return uploads.length > 0
}

function makeDatabase({ account, body, file }: Call): Reply {
  const asked = JSON.parse(body.toString()) as { name: string; jurisdiction?: string }
  const database = {
    uuid: `00000000-0000-4000-8000-${String(account.databases.length + 1).padStart(12, '0')}`,
    name: asked.name,
    jurisdiction: asked.jurisdiction ?? null,
    file,
  }
  account.databases.push(database)
  account.changes.push(`database ${asked.name}`)
  return { result: shown(database) }
}

function runSql({ account, body, parts }: Call): Reply {
  const database = find(account, parts[0])
  if (!database) return { error: NO_DATABASE }
  const { sql } = JSON.parse(body.toString()) as { sql: string }
  const opened = new DatabaseSync(database.file)
  try {
    if (/^\s*(SELECT|PRAGMA)/i.test(sql)) return toReply(opened.prepare(sql).all())
    const before = countOf(opened)
    opened.exec(sql)
    if (countOf(opened) !== before) account.changes.push(`sql ${sql.slice(0, 40)}`)
    return toReply([])
  } catch (error) {
    return { error: { code: 7500, message: error instanceof Error ? error.message : 'failed' } }
  } finally {
    opened.close()
  }
}

function toReply(results: unknown[]): Reply {
  return { result: [{ results, success: true, meta: { duration: 1 } }] }
}

/** Rows that this connection has changed, and things that were ever made. */
function countOf(database: DatabaseSync): string {
  const sql = 'SELECT total_changes() AS rows, (SELECT count(*) FROM sqlite_master) AS things'
  return JSON.stringify(database.prepare(sql).get())
}

async function takeWorker({ account, body, type }: Call): Promise<Reply> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData()
  const written = form.get('metadata')
  const metadata: unknown = JSON.parse(typeof written === 'string' ? written : '{}')
  const upload = metadata as StubAccount['uploads'][number]
  account.uploads.push(upload)
  account.changes.push('worker')
  for (const binding of upload.bindings ?? [])
    if (binding.type === 'secret_text') account.secrets.set(binding.name, '')
  return {
    result: { id: VERSION, etag: 'e', startup_time_ms: 1, resources: { script: { etag: 'e' } } },
  }
}

async function takeFiles({ account, body, type }: Call): Promise<Reply> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData()
  for (const hash of form.keys()) account.files.add(hash)
  account.changes.push(`files ${[...form.keys()].length}`)
  return { result: { jwt: 'done' }, status: 201 }
}
