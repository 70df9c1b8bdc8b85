import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Case } from '#contract/cases/story.ts'
import { addressOf, searchOf } from '#dashboard/features/inbox/list/address.ts'
import { neighboursOf, type CasesOfView } from '#dashboard/features/inbox/list/use-cases.ts'
import { lastOpen } from '#dashboard/features/inbox/list/use-cursor.ts'
import type { InboxProps } from '#dashboard/features/inbox/inbox-page.tsx'
import { t } from '#dashboard/features/inbox/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useLatest, useOnChange } from '#dashboard/kit/loading/latest.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { caseNews } from '#dashboard/kit/cases/case-news.ts'
import { CaseBody } from './case-body.tsx'

interface Props extends InboxProps {
  id: string
  list: CasesOfView
}

/** One case, by its number or id, as it stands in the list it was opened from. */
export function CasePage({ id, view, around, list }: Props) {
  const { route } = useLocation()
  const lang = locale()
  const [taken, setTaken] = useState<Case | null>(null)
  const one = useResource<Case>(`case ${id} ${lang}`, (signal) =>
    call('GET /api/cases/:id', { params: { id }, query: { lang }, signal }),
  )
  useOnChange(caseNews.value, () => one.refresh({ quiet: true }))
  useTitle(t('title.case', { n: one.data?.number ?? id }))
  const come = one.stale ? undefined : one.data?.id
  useEffect(() => {
    // Each case once, when it has come: the reader goes on at its top.
    if (come === undefined) return
    lastOpen.value = come
    focusCase()
  }, [come])
  useSeen(one.stale ? null : one.data, () => list.refresh({ quiet: true }))
  if (isStatus(one.error, 404)) return <NotFound />

  const number = one.data?.number ?? 0
  const neighbours = neighboursOf(list.data?.cases ?? [], number)
  const go = (to: number | undefined) =>
    route(to === undefined ? `/inbox${searchOf(view)}` : addressOf(to, view))
  return (
    <section class="pane-case" aria-label={t('case.number', { n: one.data?.number ?? id })}>
      <Loaded resource={{ ...one, data: one.stale ? null : one.data }}>
        {(data) => {
          const shown = taken?.id === data.id && taken.seq > data.seq ? taken : data
          return (
            <CaseBody
              key={data.id}
              one={shown}
              around={around}
              position={{ ...neighbours, open: list.data?.counts.open ?? null, view }}
              go={go}
              onTaken={(after) => {
                setTaken(after)
                one.refresh({ quiet: true })
                list.refresh({ quiet: true })
              }}
            />
          )
        }}
      </Loaded>
    </section>
  )
}

/** Whoever is mentioned in a case has looked when it is on screen. */
function useSeen(one: Case | null, onSeen: () => void): void {
  const latest = useLatest(onSeen)
  const unseen = one?.isMentioned ? `${one.id} ${one.seq}` : null
  const id = one?.id
  useEffect(() => {
    if (unseen === null || id === undefined) return
    void call('POST /api/cases/:id/seen', { params: { id } }).then(
      () => latest()(),
      // It stays unread, and is tried again when the case is opened next.
      () => {},
    )
  }, [unseen, id, latest])
}

function focusCase(): void {
  const cause = location.hash === '#resolve' ? '.case-panel [data-cause]' : '.case h1'
  document.querySelector<HTMLElement>(cause)?.focus()
}
