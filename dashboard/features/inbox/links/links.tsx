import { useState } from 'preact/hooks'
import type { CaseLink } from '#contract/cases/links.ts'
import type { Case } from '#contract/cases/story.ts'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { FindOrder } from './find-order.tsx'
import { useLinks, type Decision } from './use-links.ts'

/** From here on a link is certain, and from there on likely; what is below is a guess. */
const CERTAIN = 0.95
const LIKELY = 0.7

interface Props {
  one: Case
  onTaken: (after: Case) => void
}

/** What a case hangs together with, how that is known and how sure it is; and what is said about it. */
export function Links({ one, onTaken }: Props) {
  const { data } = useSession()
  const people = mayDo(data, 'people:read')
  const [asking, setAsking] = useState(false)
  const links = useLinks(one, onTaken)
  if (one.links.length === 0 && !people) return null
  return (
    <section class="case-part" aria-labelledby="links-head">
      <header class="case-part-head">
        <h2 id="links-head">
          {t('links.title')} <span class="mut">{t('links.sure')}</span>
        </h2>
        {people && !asking && (
          <button type="button" class="control" onClick={() => setAsking(true)}>
            {t('links.find')}
          </button>
        )}
      </header>
      {asking && (
        <FindOrder
          onLink={(target) => links.decide({ kind: 'order', target, state: 'linked' })}
          onClose={() => setAsking(false)}
        />
      )}
      <ul class="links">
        {one.links.map((link, index) => (
          <li key={`${link.kind} ${link.target || index}`}>
            <LinkName link={link} />
            <span>
              {methodOf(link)} {link.by !== '' && <span class="mut">{link.by}</span>}
            </span>
            <span class={`sure sure-${sureness(link)}`}>{t(`sure.${sureness(link)}`)}</span>
            {link.target !== '' && (
              <LinkActs link={link} busy={links.busy} onDecide={links.decide} />
            )}
          </li>
        ))}
      </ul>
      {links.failure && <Failure>{whyNot(links.failure)}</Failure>}
      {links.undo && (
        <output class="links-done">
          {t('links.done')}{' '}
          <button type="button" class="control" onClick={links.undo}>
            {t('links.undo')}
          </button>
        </output>
      )}
    </section>
  )
}

interface ActsProps {
  link: CaseLink
  busy: boolean
  onDecide: (decision: Decision) => void
}

/** A suggestion is confirmed or rejected; what was said is taken back. */
function LinkActs({ link, busy, onDecide }: ActsProps) {
  const { kind, target, state, by } = link
  const act = (name: 'confirm' | 'reject' | 'unlink' | 'undo', next: Decision['state']) => (
    <button
      type="button"
      class="control"
      aria-disabled={busy}
      aria-label={t(`links.${name}.what`, { what: nameOf(link) })}
      onClick={() => onDecide({ kind, target, state: next })}
    >
      {t(`links.${name}`)}
    </button>
  )
  return (
    <span class="links-acts">
      {state === 'suggested' && (
        <>
          {act('confirm', 'linked')} {act('reject', 'rejected')}
        </>
      )}
      {/* What is certain by itself would be linked again. */}
      {state === 'linked' && act('unlink', by === '' ? 'rejected' : 'none')}
      {state === 'rejected' && act('undo', 'none')}
    </span>
  )
}

function LinkName({ link }: { link: CaseLink }) {
  if (link.kind === 'issue' || link.target === '') return <b>{nameOf(link)}</b>
  return (
    <b>
      <a href={`/delivery/orders/${encodeURIComponent(link.target)}`}>{nameOf(link)}</a>
    </b>
  )
}

function nameOf({ kind, name }: CaseLink): string {
  if (kind === 'order') return name === '' ? t('links.orderHidden') : t('links.order', { name })
  const issue = ISSUE_TYPES.find((one) => one === name)
  return t('links.issue', { name: issue ? t(`issue.${issue}`) : name })
}

/** How it is known. A suggested issue is only one of its order's: the order's own proof is not its proof. */
function methodOf({ kind, state, method }: CaseLink): string {
  return kind === 'issue' && state === 'suggested' ? t('links.ofOrder') : t(`method.${method}`)
}

function sureness({ state, confidence }: CaseLink): 'certain' | 'likely' | 'guess' | 'rejected' {
  if (state === 'rejected') return 'rejected'
  if (state === 'suggested') return 'guess'
  return confidence >= CERTAIN ? 'certain' : confidence >= LIKELY ? 'likely' : 'guess'
}

function whyNot(failure: Error): string {
  const isChanged = failure instanceof ApiError && failure.status === 409
  return isChanged ? t('links.changed') : explain(failure)
}
