import { siteViews, type Directory, type SiteViews } from '#worker/db/connect.ts'
import { findSite, listSites } from '#worker/db/site/sites.ts'
import { Refusal } from './run-script.ts'

/** The site behind a publishable key. @throws Refusal that names the keys there are */
export async function siteByKey(directory: Directory, key: string | undefined): Promise<SiteViews> {
  const site = key ? await findSite(directory, key) : null
  if (site) return siteViews(directory, site.id)
  return refuseKey(
    key,
    (await listSites(directory)).map((known) => known.key),
  )
}

/** Says which site keys there are. @throws Refusal always */
export function refuseKey(key: string | undefined, keys: string[]): never {
  const known = keys.length > 0 ? `use one of ${keys.join(', ')}.` : 'run `npm start` to make one.'
  throw new Refusal(
    `${key ? `There is no site ${key}` : 'Say which site with --site KEY'}: ${known}`,
  )
}
