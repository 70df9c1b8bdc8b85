import { app } from '#worker/app.ts'
import type { Bindings } from '#worker/http/env.ts'
import { deliverQueued, type OutboxWord } from '#worker/jobs/outbox/soon.ts'
import { runScheduled } from '#worker/jobs/schedule.ts'

export default {
  fetch: app.fetch,
  scheduled: ({ cron, scheduledTime }, env) => runScheduled(env, cron, scheduledTime),
  queue: (batch, env) => deliverQueued(batch, env),
} satisfies ExportedHandler<Bindings, OutboxWord>
