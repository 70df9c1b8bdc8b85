import { account } from './en/settings/account.ts'
import { audit } from './en/settings/audit.ts'
import { common } from './en/settings/common.ts'
import { install } from './en/settings/install.ts'
import { keys } from './en/settings/keys.ts'
import { privacy } from './en/settings/privacy.ts'
import { shares } from './en/settings/shares.ts'
import { site } from './en/settings/site.ts'
import { team } from './en/settings/team.ts'

/** The words that come with the settings pages. */
export const settingsEn = {
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
