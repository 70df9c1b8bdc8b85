import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { stopTool, toolEnvironment } from '../support/run-tool.ts'
import type { Order, Outcome } from './trial.ts'

/** A break that makes a loop endless is noticed, too: by whoever waits. All tests take longer. */
const LONGEST_MS = { some: 4 * 60_000, all: 30 * 60_000 }

/** A process that runs the dashboard's tests with other sources; a hanging one is replaced. */
export class Bench {
  #process: Promise<ChildProcess> | null = null

  async attempt(order: Order): Promise<Outcome> {
    this.#process ??= start()
    const child = await this.#process
    child.send(order)
    const answer = once(child, 'message') as Promise<[Outcome]>
    const timer = setTimeout(
      () => stopTool(child, 'SIGKILL'),
      LONGEST_MS[order.tests === 'all' ? 'all' : 'some'],
    )
    const outcome = await Promise.race([answer, once(child, 'exit')])
    clearTimeout(timer)
    if (typeof outcome[0] === 'object' && outcome[0] !== null) return outcome[0] as Outcome
    this.#process = null
    return { failed: 'the process did not come to an end', reached: {} }
  }

  async stop(): Promise<void> {
    const child = await this.#process
    if (child) stopTool(child, 'SIGKILL')
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'trial.ts'), {
    env: toolEnvironment(),
    detached: process.platform !== 'win32',
  })
  await once(child, 'message')
  return child
}
