import type { Context } from 'hono'
import { openDirectory, type Directory } from '#worker/db/connect.ts'
import type { AppEnv } from './env.ts'

/** The directory, opened once for a request, when it is first asked for. */
export function directoryOf(c: Context<AppEnv>): Directory {
  const known = c.get('directory')
  if (known) return known
  const directory = openDirectory(c.env.DB)
  c.set('directory', directory)
  return directory
}
