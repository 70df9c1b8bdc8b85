import { account } from './ru/settings/account.ts'
import { audit } from './ru/settings/audit.ts'
import { common } from './ru/settings/common.ts'
import { install } from './ru/settings/install.ts'
import { keys } from './ru/settings/keys.ts'
import { privacy } from './ru/settings/privacy.ts'
import { shares } from './ru/settings/shares.ts'
import { site } from './ru/settings/site.ts'
import { team } from './ru/settings/team.ts'

/** The words that come with the settings pages. */
export const settingsRu = {
  ...common,
  ...site,
  ...team,
  ...keys,
  ...shares,
  ...privacy,
  ...audit,
  ...install,
  ...account,
}
