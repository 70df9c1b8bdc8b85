import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Case } from '#contract/cases/story.ts'
import { addressOf, searchOf } from '#dashboard/features/inbox/list/address.ts'
import { neighboursOf, useCases } from '#dashboard/features/inbox/list/use-cases.ts'
import type { InboxProps } from '#dashboard/features/inbox/inbox-page.tsx'
import { told } from '#dashboard/features/inbox/steps/use-step.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useOnChange } from '#dashboard/kit/loading/latest.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { caseNews } from '#dashboard/kit/cases/case-news.ts'
import { CaseBody } from './case-body.tsx'

/** One case, by its number or id, as it stands in the list it was opened from. */
export function CasePage({ id, view, around }: InboxProps & { id: string }) {
  const { route } = useLocation()
  const list = useCases(view)
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
    if (come !== undefined) focusCase()
  }, [come])
  if (isStatus(one.error, 404)) return <NotFound />

  const number = one.data?.number ?? 0
  const neighbours = neighboursOf(list.data?.cases ?? [], number)
  const go = (to: number | undefined) =>
    route(to === undefined ? `/inbox${searchOf(view)}` : addressOf(to, view))
  return (
    <>
      <output class="unseen">{told.value}</output>
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
    </>
  )
}

function focusCase(): void {
  const cause = location.hash === '#resolve' ? '.case-panel [data-cause]' : '.case h1'
  document.querySelector<HTMLElement>(cause)?.focus()
}
