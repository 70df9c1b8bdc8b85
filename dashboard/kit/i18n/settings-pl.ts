import { account } from './pl/settings/account.ts'
import { audit } from './pl/settings/audit.ts'
import { common } from './pl/settings/common.ts'
import { install } from './pl/settings/install.ts'
import { keys } from './pl/settings/keys.ts'
import { privacy } from './pl/settings/privacy.ts'
import { shares } from './pl/settings/shares.ts'
import { site } from './pl/settings/site.ts'
import { team } from './pl/settings/team.ts'

/** The words that come with the settings pages. */
export const settingsPl = {
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
