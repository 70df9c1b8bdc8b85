import { parseArgs } from 'node:util'
import { buildAll } from './support/build-all.ts'
import { fetchReleased, keepReleased } from './support/keep-released.ts'
import {
  ensureDatabase,
  ensureSecret,
  JURISDICTIONS,
  publicOrigin,
  runAloud,
} from './support/platform.ts'
import { Refusal, runScript } from './support/run-script.ts'

/**
 * `npm run deploy [-- --jurisdiction eu] [--built]`: everything from an empty account to a running
 * Worker, and the same for each release after it. Migrations come before the code that needs them,
 * and only add: the Worker of before goes on meanwhile.
 */
await runScript(async () => {
  const { values } = parseArgs({
    options: { jurisdiction: { type: 'string' }, built: { type: 'boolean', default: false } },
  })
  const jurisdiction = JURISDICTIONS.find((one) => one === values.jurisdiction)
  if (values.jurisdiction !== undefined && jurisdiction === undefined)
    throw new Refusal(`"${values.jurisdiction}" is none of ${JURISDICTIONS.join(', ')}.`)
  if (!values.built) {
    console.log('Building …')
    await buildAll()
    await fetchReleased(await publicOrigin())
    await keepReleased(Date.now())
  }
  await ensureDatabase(jurisdiction)
  await runAloud(['d1', 'migrations', 'apply', 'DB', '--remote'])
  await ensureSecret()
  await runAloud(['deploy'])
  console.log('\nOpen /set-up there for the first owner: docs/deploy.md says how.')
})
