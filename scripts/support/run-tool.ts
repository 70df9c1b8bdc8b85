import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'

/** The project's folder, whatever the current one is. */
export const ROOT = join(import.meta.dirname, '..', '..')

const running = new Set<ChildProcess>()

/** Tools come from the project, and keep quiet where there is no network. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    NO_UPDATE_NOTIFIER: '1',
  }
}

/** Starts a tool in a process group of its own, so that all of it can be stopped at once. */
export function startTool(
  command: string,
  parameters: string[],
  stdio: 'inherit' | 'pipe',
): ChildProcess {
  const windows = process.platform === 'win32'
  const child = spawn(command, parameters, {
    cwd: ROOT,
    env: toolEnvironment(),
    stdio: stdio === 'pipe' ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    detached: !windows,
    shell: windows,
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** From now on Ctrl-C stops every tool that this script has started, then the script; twice, at once. */
export function stopToolsOnSignal(): void {
  let next: NodeJS.Signals = 'SIGTERM'
  const stop = async () => {
    const kind = next
    next = 'SIGKILL'
    await stopTools(kind)
    process.exit()
  }
  // Not `once`: wrangler's own listener ends the process when it finds itself alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop())
}

async function stopTools(signal: NodeJS.Signals): Promise<void> {
  await Promise.all(
    Array.from(running, async (child) => {
      const end = once(child, 'exit')
      stopTool(child, signal)
      await end
    }),
  )
}

/** Stops a tool and everything it started. */
export function stopTool(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // It ended between the check and the signal.
  }
}

/**
 * Runs a tool to its end. Its output is shown only when it fails.
 * @throws Error with the tool's own words
 */
export async function runTool(command: string, parameters: string[]): Promise<string> {
  const child = startTool(command, parameters, 'pipe')
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command} ${parameters.join(' ')} failed:\n${output}`)
  return output
}
