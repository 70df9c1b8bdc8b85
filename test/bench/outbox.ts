import type { BenchOptions, Figure } from './figure.ts'
import { bundleWorker } from './support/bundle.ts'
import { killOutbox } from './support/killed-outbox.ts'
import { withTemporary } from './support/temporary.ts'

/** SIGKILL of the whole server while it sends messages: what was stored reaches its receiver. */
export async function* outbox({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const told = await withTemporary(
    async (folder) =>
      await killOutbox({
        worker: await bundleWorker('worker/index.ts', folder),
        state: folder,
        kills: quick ? 5 : 50,
        writers: 8,
      }),
  )
  const none = { exactly: 0 }
  yield { name: 'kills while a message was being sent', value: told.kills, unit: 'SIGKILL' }
  yield { name: 'acknowledged answers', value: told.acknowledged, unit: 'answers' }
  yield { name: 'messages that came again under their id', value: told.again, unit: 'messages' }
  yield { name: 'lost messages', value: told.lost, unit: 'messages', budget: none }
  yield { name: 'messages under two ids', value: told.renamed, unit: 'messages', budget: none }
  yield { name: 'signatures refused', value: told.refused, unit: 'messages', budget: none }
  yield { name: 'messages without an answer', value: told.unknown, unit: 'messages', budget: none }
  yield { name: 'answers that open a case', value: told.bad, unit: 'answers' }
  yield { name: 'of those without a case', value: told.caseless, unit: 'answers', budget: none }
  yield { name: 'of those with two cases', value: told.doubled, unit: 'answers', budget: none }
  yield { name: 'cases of other answers', value: told.unmeant, unit: 'cases', budget: none }
  yield { name: 'cases not told of once', value: told.untold, unit: 'cases', budget: none }
  yield { name: 'messages left waiting', value: told.waiting, unit: 'messages', budget: none }
}
