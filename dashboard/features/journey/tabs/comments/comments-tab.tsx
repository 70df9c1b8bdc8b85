import { useEffect, useState } from 'preact/hooks'
import { LIMITS } from '#contract/words.ts'
import { AnswerItem } from '#dashboard/features/journey/answers/answer-item.tsx'
import { useOnNews } from '#dashboard/features/journey/answers/news.ts'
import { useAnswers } from '#dashboard/features/journey/answers/use-answers.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { answersQuery } from '#dashboard/features/journey/view/query.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import './comments.css'

/** What people wrote in the days on screen, and a search in it. */
export function CommentsTab() {
  const { comments } = useJourney()
  return (
    <>
      <PageHead lead={t(comments ? 'comments.lead' : 'comments.closed')}>
        {t('comments.head')}
      </PageHead>
      {comments && <Comments />}
    </>
  )
}

function Comments() {
  const context = useJourney()
  const { find } = context.view
  const list = useAnswers({
    ...answersQuery(context, { kind: null, commented: true }),
    ...(find === null ? {} : { find }),
  })
  useOnNews(() => list.refresh({ quiet: true }))
  const { answers, data, more, older } = list
  const isRead = data !== null && !list.stale && !list.error
  return (
    <section aria-busy={list.loading}>
      <Find />
      <output class="mut">{isRead && find !== null && told(find, answers.length, more)}</output>
      {list.error && <ErrorBox error={list.error} onRetry={() => list.refresh()} />}
      {data === null && list.loading && <Bones />}
      <ul class="answer-list" data-stale={list.stale || undefined}>
        {answers.map((answer) => (
          <AnswerItem key={answer.id} answer={answer} />
        ))}
      </ul>
      {isRead && find === null && answers.length === 0 && !more && (
        <p class="mut">{t('comments.none')}</p>
      )}
      {older.error && <ErrorBox error={older.error} onRetry={older.show} />}
      {more && !older.error && (
        <button type="button" class="control older" disabled={older.loading} onClick={older.show}>
          {t(older.loading ? 'drill.loading' : find === null ? 'drill.older' : 'comments.older')}
        </button>
      )}
    </section>
  )
}

/** How many were found, and whether all of the days have been looked through. */
function told(find: string, n: number, more: boolean): string {
  if (n > 0) return t(more ? 'comments.found' : 'comments.foundAll', { n, find })
  return more ? t('comments.noneYet') : t('comments.noneFound', { find })
}

/** The search stands in the address, so that it can be sent to somebody. */
function Find() {
  const { view, change } = useJourney()
  const [text, setText] = useState(view.find ?? '')
  useEffect(() => setText(view.find ?? ''), [view.find])
  return (
    <search>
      <form
        class="comments-find"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          change({ find: text.trim() || null })
        }}
      >
        <label class="field">
          <span class="field-label">{t('comments.find')}</span>
          <input
            class="input"
            type="search"
            name="find"
            autocomplete="off"
            maxLength={LIMITS.find}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="control">
          {t('comments.find.do')}
        </button>
        {view.find !== null && (
          <button type="button" class="control" onClick={() => change({ find: null })}>
            {t('comments.find.all')}
          </button>
        )}
      </form>
    </search>
  )
}
