import { fork, type ChildProcess } from 'node:child_process'
import { startServer } from './local-server.ts'

/** How long a killed process may take to be gone, in ms. */
const GONE_MS = 60_000

/** What a server process is told on its command line. */
interface Task {
  script: string
  folder: string
  state: string
  port: number
}

/** A server in a process group of its own, which can be killed whole. */
export interface ServerProcess {
  /** SIGKILL to Node and workerd alike; resolves when both are gone. */
  kill: () => Promise<void>
}

/**
 * Starts a Worker on a database folder in its own process group, and waits until it listens.
 * The process ends by itself when this one does.
 */
export async function startServerProcess(task: Task): Promise<ServerProcess> {
  const child = fork(import.meta.filename, [JSON.stringify(task)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4000)))
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  child.once('message', () => resolve())
  child.once('exit', () => reject(new Error(`The server did not start:\n${words}`)))
  await promise
  return { kill: async () => await killGroup(child) }
}

async function killGroup(child: ChildProcess): Promise<void> {
  const { pid } = child
  if (pid === undefined) return
  process.kill(-pid, 'SIGKILL')
  // The group is gone when nobody is left to take a signal: workerd may outlive Node for a moment.
  const until = performance.now() + GONE_MS
  while (isAlive(-pid)) {
    if (performance.now() > until) throw new Error('A killed server is still there')
    await new Promise((wake) => setTimeout(wake, 10))
  }
}

function isAlive(group: number): boolean {
  try {
    process.kill(group, 0)
    return true
  } catch {
    return false
  }
}

async function runServer(text: string): Promise<void> {
  process.on('disconnect', () => process.exit())
  const { script, folder, state, port } = JSON.parse(text) as Task
  await startServer({ workers: { wayfelt: { script, folder } }, state, port })
  process.send?.('listening')
}

if (import.meta.main) await runServer(process.argv[2] ?? '')
