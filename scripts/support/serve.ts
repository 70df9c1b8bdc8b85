import type { ChildProcess } from 'node:child_process'
import { settingsFiles } from './local-secret.ts'
import { STATE } from './local-database.ts'
import { startTool, stopTool } from './run-tool.ts'

const READY_MS = 180_000

/**
 * Serves dashboard, demo shop and API from the local database.
 * @param vars what a deployment may add to its settings
 * @returns the running server, once it answers
 * @throws Error with the server's own words if it does not start
 */
export async function serve(
  port: number,
  state = STATE,
  vars: Record<string, string> = {},
): Promise<ChildProcess> {
  const parameters = ['dev', '--ip', '127.0.0.1', '--port', String(port), '--persist-to', state]
  for (const file of await settingsFiles(state)) parameters.push('--env-file', file)
  for (const [name, value] of Object.entries(vars)) parameters.push('--var', `${name}:${value}`)
  const server = startTool(
    'wrangler',
    [...parameters, '--show-interactive-dev-session=false', '--log-level', 'warn'],
    'pipe',
  )
  let output = ''
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000))
  server.stdout?.on('data', keep)
  server.stderr?.on('data', keep)
  const stopAt = Date.now() + READY_MS
  while (Date.now() < stopAt && server.exitCode === null) {
    if (await answers(port)) return server
    await new Promise((wake) => setTimeout(wake, 100))
  }
  stopTool(server)
  throw new Error(`The server did not start:\n${output}`)
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/session`)).status === 401
  } catch {
    return false
  }
}
