import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { runScript } from './support/run-script.ts'
import { ROOT, runTool } from './support/run-tool.ts'

const NAME = 'WAYFELT_SECRET'

/**
 * Gives the deployment its root secret, once. It is never shown and never replaced: signing keys and
 * the hashes of e-mail addresses hang on it.
 */
await runScript(async () => {
  if (await isThere()) return
  const wrangler = `${ROOT}/node_modules/.bin/wrangler`
  const put = spawn(wrangler, ['secret', 'put', NAME], {
    cwd: ROOT,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  put.stdin.end(`${randomBytes(32).toString('hex')}\n`)
  const [code] = (await once(put, 'exit')) as [number | null]
  if (code !== 0) process.exitCode = 1
})

/**
 * Whether the deployment has its secret. A Worker that does not exist yet has none; any other failure
 * ends here, since a second secret would orphan everything that hangs on the first.
 */
async function isThere(): Promise<boolean> {
  const list = await runTool('wrangler', ['secret', 'list']).catch((error: unknown) => {
    if (/does not exist|10007/.test(String(error))) return '[]'
    throw error
  })
  return list.includes(`"${NAME}"`)
}
