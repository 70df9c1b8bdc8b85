import { ROLES } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/team/words.ts'
import { roleTitle } from '#dashboard/state/settings/team.ts'

/** What each role may do, the most powerful first. */
export function RolesList() {
  return (
    <section aria-labelledby="roles">
      <h2 id="roles" class="section-head">
        {t('team.roles')}
      </h2>
      <dl class="roles">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{roleTitle(role)}</dt>
            <dd>{t(`team.may.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
