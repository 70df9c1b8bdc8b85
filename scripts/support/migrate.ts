import { runTool } from './run-tool.ts'

/** Where the local database lives; `WAYFELT_STATE` moves it. */
export const STATE = process.env['WAYFELT_STATE'] ?? '.wrangler/state'

/** Brings the local database up to date. */
export async function migrateLocal(): Promise<void> {
  await runTool('wrangler', ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', STATE])
}
