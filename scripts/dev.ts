import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { buildAllButDashboard } from './support/build-all.ts'
import { serveDashboard } from './support/dashboard-server.ts'
import { prepareDatabase } from './support/first-run.ts'
import { freePortOf } from './support/ports.ts'
import { runScript } from './support/run-script.ts'
import { stopToolsOnSignal } from './support/run-tool.ts'
import { serve } from './support/serve.ts'
import { watchWidget } from './support/watch-widget.ts'

/**
 * `npm start` for the hours between: a change shows in the open page of the dashboard at once, the
 * Worker starts again after a change, and the widget is built again. One Ctrl-C stops all.
 */
await runScript(async () => {
  const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false } } })
  const workerPort = await freePortOf('PORT', 8787, 'npm run dev')
  const port = await freePortOf('DEV_PORT', 5173, 'npm run dev')
  const base = `http://localhost:${port}`
  stopToolsOnSignal()
  console.log('Building the widget …')
  await buildAllButDashboard()
  const link = await prepareDatabase(base, values.empty)
  const worker = await serve(workerPort)
  worker.stdout?.pipe(process.stdout)
  worker.stderr?.pipe(process.stderr)
  const stopping = new AbortController()
  void watchWidget(stopping.signal)
  const dashboard = await serveDashboard(port, workerPort)
  console.log(`
  Dashboard   ${link}
              (works once; \`PORT=${port} npm run signin-link\` makes another)
  Demo shop   ${base}/demo/
  Gallery     ${base}/gallery/
  Stop        Ctrl-C
`)
  await once(worker, 'exit')
  stopping.abort()
  await dashboard.close()
})
