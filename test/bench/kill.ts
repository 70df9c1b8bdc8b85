import type { BenchOptions, Figure } from './figure.ts'
import { bundleWorker } from './support/bundle.ts'
import { killRun, type KillOutcome } from './support/killed-server.ts'
import { withTemporary } from './support/temporary.ts'

/** SIGKILL of the whole server amid the work of 16 writers, after few and after many answers. */
export async function* kill({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const outcome = await withTemporary(
    async (folder) =>
      await killRun({
        worker: await bundleWorker('worker/index.ts', folder),
        state: folder,
        kills: quick ? 5 : 50,
        writers: 16,
        answers: [0, 500],
      }),
  )
  yield* told(outcome)
}

function* told(outcome: KillOutcome): Generator<Figure> {
  const { kills, acknowledged, cutOff, keptUnheard, unexpected } = outcome
  const none = { exactly: 0 }
  yield { name: 'kills', value: kills, unit: 'SIGKILL' }
  yield { name: 'acknowledged answers', value: acknowledged, unit: 'answers' }
  yield { name: 'calls cut off, sent again under the same id', value: cutOff, unit: 'calls' }
  yield { name: 'of these, kept although never acknowledged', value: keptUnheard, unit: 'answers' }
  yield { name: 'acknowledged and lost', value: outcome.lost, unit: 'answers', budget: none }
  yield { name: 'doubled', value: outcome.doubled, unit: 'answers', budget: none }
  yield {
    name: 'stored and never acknowledged',
    value: outcome.unknown,
    unit: 'answers',
    budget: none,
  }
  yield {
    name: 'replies other than 201, 200 and 503',
    value: unexpected.length,
    unit: 'replies',
    budget: none,
    ...(unexpected[0] ? { note: unexpected[0] } : {}),
  }
  yield {
    name: 'rollups that differ from a recount',
    value: outcome.differences,
    unit: 'cells',
    budget: none,
  }
  yield {
    name: 'PRAGMA quick_check other than ok',
    value: outcome.quickCheck === 'ok' ? 0 : 1,
    unit: 'databases',
    budget: none,
  }
}
