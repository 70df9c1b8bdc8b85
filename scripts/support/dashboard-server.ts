import { join } from 'node:path'
import prefresh from '@prefresh/vite'
import { createServer, type ViteDevServer } from 'vite'
import { ROOT } from './run-tool.ts'

/** What the Worker answers, or serves from dist/. */
const WORKERS = [
  '^/(api|v1|w|hosted|q|Q)/',
  String.raw`^/w(-consent|-watch|-explain)?\.js(\?|$)`,
  '^/(demo|preview)(/|$)',
]

/**
 * Serves the dashboard from its sources and passes the rest on to the Worker. The Worker sees this
 * server's own address as the host, so that its cookies and the check of the origin hold.
 */
export async function serveDashboard(port: number, workerPort: number): Promise<ViteDevServer> {
  const target = `http://127.0.0.1:${workerPort}`
  const server = await createServer({
    configFile: join(ROOT, 'dashboard/vite.config.ts'),
    plugins: [await prefresh()],
    cacheDir: join(ROOT, '.wayfelt/vite'),
    clearScreen: false,
    logLevel: 'warn',
    server: {
      cors: false,
      host: '127.0.0.1',
      port,
      strictPort: true,
      proxy: Object.fromEntries(WORKERS.map((path) => [path, { target }])),
      // Not the whole project: the database's folder holds the local secret.
      fs: {
        allow: ['dashboard', 'worker', 'docs', 'node_modules'].map((name) => join(ROOT, name)),
      },
    },
  })
  await server.listen()
  return server
}
