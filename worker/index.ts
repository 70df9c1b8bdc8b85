import { app } from '#worker/app.ts'
import type { Bindings } from '#worker/http/env.ts'

export default { fetch: app.fetch } satisfies ExportedHandler<Bindings>
