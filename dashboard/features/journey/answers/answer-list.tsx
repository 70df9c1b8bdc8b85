import { useState } from 'preact/hooks'
import type { Curve } from '#contract/journey.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { answersQuery, type Listed } from '#dashboard/features/journey/view/query.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { hrefOf } from '#dashboard/kit/api/call.ts'
import { cellSeparator } from '#dashboard/kit/files/csv.ts'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { AnswerItem } from './answer-item.tsx'
import { useOnNews } from './news.ts'
import { OtherKinds } from './other-kinds.tsx'
import { useAnswers } from './use-answers.ts'

interface Props {
  /** The kind that is drawn: the list is of the same answers. */
  kind: Curve['kind']
  /** What a list without any answer says. */
  none?: string | undefined
}

/** The latest answers of what is selected, with older ones and other kinds on demand. */
export function AnswerList({ kind, none }: Props) {
  const context = useJourney()
  const { answer, source } = context.view
  // The one that somebody came to see may have no comment.
  const [chosen, setCommented] = useState(answer === null && source === null)
  const [all, setAll] = useState(answer !== null)
  const commented = context.comments && chosen
  const list = useAnswers(answersQuery(context, { kind: all ? null : kind, commented }))
  useOnNews(() => list.refresh({ quiet: true }))
  const nothing = (!all && none) || t(commented ? 'drill.noneCommented' : 'drill.none')
  return (
    <section class="answers">
      <header class="answers-head">
        <h3 class={context.view.stage ? undefined : 'unseen'}>{t('drill.answers')}</h3>
        {context.comments ? (
          <fieldset class="switch">
            <legend class="unseen">{t('drill.which')}</legend>
            <button type="button" aria-pressed={commented} onClick={() => setCommented(true)}>
              {t('drill.commented')}
            </button>
            <button type="button" aria-pressed={!commented} onClick={() => setCommented(false)}>
              {t('drill.all')}
            </button>
          </fieldset>
        ) : (
          <p class="mut">{t('drill.noWords')}</p>
        )}
      </header>
      {source === null ? (
        <OtherKinds kind={kind} all={all} onChange={setAll} />
      ) : (
        <OfSource source={source} />
      )}
      {list.error && <ErrorBox error={list.error} onRetry={() => list.refresh()} />}
      <ul class="answer-list" data-stale={list.stale || undefined} aria-busy={list.loading}>
        {list.answers.map((answer) => (
          <AnswerItem key={answer.id} answer={answer} />
        ))}
      </ul>
      {list.data && !list.stale && !list.error && list.answers.length === 0 && !list.more && (
        <p class="mut answers-none">{nothing}</p>
      )}
      {list.data === null && list.loading && <AnswersLoading />}
      {list.older.error && <ErrorBox error={list.older.error} onRetry={list.older.show} />}
      {list.more && !list.older.error && (
        <button
          type="button"
          class="control older"
          disabled={list.older.loading}
          onClick={list.older.show}
        >
          {t(list.older.loading ? 'drill.loading' : 'drill.older')}
        </button>
      )}
      {list.answers.length > 0 && <AnswerFile listed={{ kind: all ? null : kind, commented }} />}
    </section>
  )
}

/** Says that one source is listed, with the way back to all. */
function OfSource({ source }: { source: string }) {
  const { change } = useJourney()
  return (
    <p class="other-kinds">
      {t('drill.ofSource', { source: source.slice(0, 4) })}{' '}
      <button type="button" onClick={() => change({ source: null })}>
        {t('drill.allSources')}
      </button>
    </p>
  )
}

function AnswersLoading() {
  return (
    <div class="answers-loading" aria-hidden="true">
      {[0, 1, 2, 3].map((row) => (
        <div key={row} class="bone" />
      ))}
    </div>
  )
}

/**
 * All answers of the list as a CSV file, which the browser writes to the disk as it comes. Where a
 * comma stands in numbers, spreadsheets want a semicolon between cells.
 */
function AnswerFile({ listed }: { listed: Listed }) {
  const context = useJourney()
  if (!context.exports) return null
  const query = {
    ...answersQuery(context, listed),
    separator: cellSeparator(),
    site: context.site.key,
  }
  return (
    <a class="control older" href={hrefOf('GET /api/answers.csv', { query })} download>
      {t('drill.file')}
    </a>
  )
}
