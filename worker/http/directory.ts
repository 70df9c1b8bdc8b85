import type { Context } from 'hono'
import {
  actingDb,
  actingDirectory,
  openDirectory,
  type ActingDb,
  type ActingDirectory,
  type ActorStamp,
  type Directory,
} from '#worker/db/connect.ts'
import type { AppEnv } from './env.ts'

/** The directory, opened once for a request, when it is first asked for. */
export function directoryOf(c: Context<AppEnv>): Directory {
  const known = c.get('directory')
  if (known) return known
  const directory = openDirectory(c.env.DB)
  c.set('directory', directory)
  return directory
}

/**
 * What the directory holds of a site, for somebody who comes in there just now and is no actor of the
 * request yet. `siteId` must come from what let them in: a link, a membership, a site just made.
 */
export function enteredSite(
  c: Context<AppEnv>,
  siteId: number,
  stamp: ActorStamp,
): ActingDirectory {
  return actingDirectory(directoryOf(c), siteId, stamp)
}

/**
 * One site's own tables for a sender that has proved itself and is no actor of the request. `siteId`
 * must come from its connection.
 */
export function provedSite(c: Context<AppEnv>, siteId: number, stamp: ActorStamp): ActingDb {
  return actingDb(directoryOf(c), siteId, stamp)
}
