import { createServer } from 'node:net'
import { Refusal } from './run-script.ts'

/**
 * The port that an environment variable names.
 * @throws Refusal when it is no port, or when something listens there
 */
export async function freePortOf(
  variable: string,
  usual: number,
  command: string,
): Promise<number> {
  const text = process.env[variable] ?? String(usual)
  const port = Number(text)
  if (!Number.isInteger(port) || port <= 0 || port >= 65_536)
    throw new Refusal(`${variable} must be a number from 1 to 65535, and is "${text}".`)
  if (await isPortFree(port)) return port
  throw new Refusal(
    `Port ${port} is taken: stop what listens there, or choose another one: ${variable}=${port + 1} ${command}`,
  )
}

async function isPortFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const probe = createServer()
  probe.once('error', () => resolve(false))
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  return await promise
}

/**
 * A port of this machine that nothing listens on, below those that systems lend to outgoing
 * connections: one of these may take a server's port while it starts again, and a client that knocks
 * meanwhile may even connect to itself.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000)
    if (await isPortFree(port)) return port
  }
}
