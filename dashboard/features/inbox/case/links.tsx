import type { CaseLink } from '#contract/cases/links.ts'
import type { Case } from '#contract/cases/story.ts'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import { t } from '#dashboard/features/inbox/words.ts'

/** From here on a link is certain, and from there on likely; what is below is a guess. */
const CERTAIN = 0.95
const LIKELY = 0.7

/** What a case hangs together with, how that is known, and how sure it is. */
export function Links({ one }: { one: Case }) {
  if (one.links.length === 0) return null
  return (
    <section class="case-part" aria-labelledby="links-head">
      <header class="case-part-head">
        <h2 id="links-head">
          {t('links.title')} <span class="mut">{t('links.sure')}</span>
        </h2>
      </header>
      <ul class="links">
        {one.links.map((link) => (
          <li key={`${link.kind} ${link.target} ${link.method}`}>
            <b>{linkName(link)}</b>
            <span>{t(`method.${link.method}`)}</span>
            <span class={`sure sure-${sureness(link)}`}>{t(`sure.${sureness(link)}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function linkName({ kind, name }: CaseLink): string {
  if (kind === 'order') return name === '' ? t('links.orderHidden') : t('links.order', { name })
  const issue = ISSUE_TYPES.find((one) => one === name)
  return t('links.issue', { name: issue ? t(`issue.${issue}`) : name })
}

function sureness({ state, confidence }: CaseLink): 'certain' | 'likely' | 'guess' | 'rejected' {
  if (state === 'rejected') return 'rejected'
  if (state === 'suggested') return 'guess'
  return confidence >= CERTAIN ? 'certain' : confidence >= LIKELY ? 'likely' : 'guess'
}
