import { app } from '#worker/app.ts'
import type { Bindings } from '#worker/http/env.ts'
import { runHourly } from '#worker/jobs/hourly.ts'

export default {
  fetch: app.fetch,
  scheduled: (controller, env) => runHourly(env, controller.scheduledTime),
} satisfies ExportedHandler<Bindings>
