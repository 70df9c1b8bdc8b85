import { app } from '#worker/app.ts'
import type { Bindings } from '#worker/http/env.ts'
import { runScheduled } from '#worker/jobs/schedule.ts'

export default {
  fetch: app.fetch,
  scheduled: ({ cron, scheduledTime }, env) => runScheduled(env, cron, scheduledTime),
} satisfies ExportedHandler<Bindings>
