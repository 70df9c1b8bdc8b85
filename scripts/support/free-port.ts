import { isPortFree } from './serve.ts'

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
