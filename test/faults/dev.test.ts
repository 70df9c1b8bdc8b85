import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '#scripts/support/run-tool.ts'
import { findFreePort } from '#scripts/support/ports.ts'
import { makeTemporary, removeTemporary } from '#test/bench/support/temporary.ts'

const SOURCES =
  'dashboard docs migrations scripts widget worker package.json tsconfig.base.json wrangler.toml'

interface Dev {
  /** The origin of the dashboard. */
  base: string
  folder: string
  ports: number[]
  process: ChildProcess
  /** Waits for a line of its output. */
  line: (pattern: RegExp) => Promise<string>
  stop: () => Promise<unknown>
}

/** The sources alone, so that a test may change them; what is installed is only linked. */
async function copySources(): Promise<string> {
  const folder = await makeTemporary()
  onTestFinished(async () => await removeTemporary(folder))
  for (const name of SOURCES.split(' '))
    await cp(join(ROOT, name), join(folder, name), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

function startDev(folder: string, ports: number[]): ChildProcess {
  const [PORT, DEV_PORT] = ports.map(String)
  return spawn(process.execPath, ['scripts/dev.ts', '--empty'], {
    cwd: folder,
    env: { ...process.env, PORT, DEV_PORT, WAYFELT_STATE: join(folder, 'state') },
  })
}

async function runDev(): Promise<Dev> {
  const folder = await copySources()
  const ports = [await findFreePort(), await findFreePort()]
  const child = startDev(folder, ports)
  const seen: string[] = []
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream ?? process.stdin }).on('line', (line) => {
      seen.push(line)
      for (const wake of waiting) wake()
    })
  const line = async (pattern: RegExp): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const look = () => {
      const found = seen.find((text) => pattern.test(text))
      if (found !== undefined) resolve(found)
    }
    waiting.add(look)
    look()
    const ended = () => reject(new Error(`It ended:\n${seen.join('\n')}`))
    child.once('exit', ended)
    return await promise.finally(() => waiting.delete(look))
  }
  const stop = async () => {
    const end = child.exitCode === null ? once(child, 'exit') : [child.exitCode]
    child.kill('SIGINT')
    return (await end)[0]
  }
  onTestFinished(async () => void (await stop()))
  return { base: `http://localhost:${ports[1]}`, folder, ports, process: child, line, stop }
}

/** What Vite tells an open page: listens as its client does. */
async function openPage(base: string): Promise<{ next: (types: RegExp) => Promise<unknown> }> {
  const client = await (await fetch(`${base}/@vite/client`)).text()
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1]
  const socket = new WebSocket(`${base.replace('http', 'ws')}/?token=${token}`, 'vite-hmr')
  const heard: { type: string }[] = []
  const waiting = new Set<() => void>()
  socket.addEventListener('message', ({ data }) => {
    heard.push(JSON.parse(String(data)) as { type: string })
    for (const wake of waiting) wake()
  })
  onTestFinished(() => socket.close())
  const next = async (types: RegExp) => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const look = () => {
      const found = heard.find(({ type }) => types.test(type))
      if (found) resolve(found)
    }
    waiting.add(look)
    look()
    return await promise
  }
  await next(/connected/)
  return { next }
}

async function append(file: string, text: string): Promise<void> {
  await writeFile(file, `${await readFile(file, 'utf8')}\n${text}\n`)
}

/** Sets up the owner, as a page of that origin would. */
async function setUp(link: string, origin: string): Promise<Response> {
  const url = new URL(link)
  const owner = { token: url.hash.slice(1), email: 'ada@people.example', name: 'Ada' }
  return await fetch(new URL('/api/set-up', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(owner),
  })
}

test('npm run dev lets in, shows a change without a build, keeps secrets, and stops as one', async () => {
  const dev = await runDev()
  const link = (await dev.line(/Dashboard/)).trim().split(/\s+/)[1] ?? ''
  expect(link).toContain(`${dev.base}/set-up#`)
  expect((await setUp(link, 'http://evil.example')).status).toBe(403)
  const entered = await setUp(link, dev.base)
  expect(entered.status).toBe(204)
  const cookie = String(entered.headers.get('set-cookie')).split(';')[0] ?? ''
  expect(cookie).toMatch(/^__Host-wf_session=/)
  const session = await fetch(`${dev.base}/api/session`, { headers: { cookie } })
  expect(await session.json()).toMatchObject({ user: { name: 'Ada' } })

  expect(await (await fetch(`${dev.base}/settings/keys`)).text()).toContain('/@vite/client')
  expect((await fetch(`${dev.base}/demo/`)).status).toBe(200)
  expect(await (await fetch(`${dev.base}/w.js`)).text()).toContain('wayfelt')
  const secret = await fetch(`${dev.base}/@fs${join(dev.folder, 'state', 'secret.env')}?raw`)
  expect(await secret.text()).not.toContain('WAYFELT_SECRET')

  const page = await openPage(dev.base)
  expect(await (await fetch(`${dev.base}/app.tsx`)).text()).not.toContain('changed while it runs')
  await append(join(dev.folder, 'dashboard/app.tsx'), "console.info('changed while it runs')")
  const news = { type: 'update', updates: [{ path: '/app.tsx' }] }
  expect(await page.next(/update|full-reload/)).toMatchObject(news)
  expect(await (await fetch(`${dev.base}/app.tsx`)).text()).toContain('changed while it runs')

  await append(join(dev.folder, 'widget/ui/card.css'), '.planted{color:#123456}')
  await dev.line(/widget is built again/)

  expect(await dev.stop()).toBe(0)
  for (const port of dev.ports) await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
})

test('a taken port is one sentence that names another', async () => {
  const folder = await copySources()
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const child = startDev(folder, [await findFreePort(), port])
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  expect(words.trim()).toBe(
    `Port ${port} is taken: stop what listens there, or choose another one: DEV_PORT=${port + 1} npm run dev`,
  )
})
