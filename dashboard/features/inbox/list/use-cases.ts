import { useState } from 'preact/hooks'
import type { CaseItem, CasesPage } from '#contract/cases/cases.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useOnChange } from '#dashboard/kit/loading/latest.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { caseNews } from '#dashboard/kit/cases/case-news.ts'
import { queryOf, searchOf, type InboxView } from './address.ts'

/** Cases that are shown at first, and that each “Load more” adds. */
export const PIECE = 25

export interface CaseList {
  cases: CaseItem[]
  counts: CasesPage['counts']
  isMore: boolean
  /** Whether the search ended before there were enough; and how many cases it looked through. */
  isCut: boolean
  looked: number
}

/** The cases of a view. They follow what others do; `more` adds those behind. */
export function useCases(view: InboxView) {
  const lang = locale()
  const key = searchOf(view)
  const [pieces, setPieces] = useState({ key, n: 1 })
  const n = pieces.key === key ? pieces.n : 1
  const list = useResource<CaseList>(`cases ${lang} ${key} ${n}`, (signal) =>
    readCases(view, { lang, pieces: n, signal }),
  )
  useOnChange(caseNews.value, () => list.refresh({ quiet: true }))
  return { ...list, more: () => setPieces({ key, n: n + 1 }) }
}

interface Reading {
  lang: string
  pieces: number
  signal: AbortSignal
}

export type CasesOfView = ReturnType<typeof useCases>

/** Pages that one piece may take: with a rare filter the reader decides whether to search further. */
const PAGES = 6

/** A page of the API may be short before the end: it is asked until there are enough, or for long enough. */
async function readCases(view: InboxView, { lang, pieces, signal }: Reading): Promise<CaseList> {
  const wanted = pieces * PIECE
  const cases = new Map<string, CaseItem>()
  let cursor: string | undefined
  let looked = 0
  for (let pages = 1; ; pages += 1) {
    const limit = Math.min(50, wanted - cases.size)
    const query = { ...queryOf(view, lang), limit, ...(cursor === undefined ? {} : { cursor }) }
    const page = await call('GET /api/cases', { query, signal })
    for (const one of page.cases) cases.set(one.id, one)
    cursor = page.next ?? undefined
    looked += page.looked
    const isMore = cursor !== undefined
    if (isMore && cases.size < wanted && pages < PAGES * pieces) continue
    return {
      cases: [...cases.values()],
      counts: page.counts,
      isMore,
      isCut: isMore && cases.size < wanted,
      looked,
    }
  }
}

/** Who stands before and behind a case; also where it has left the list, since numbers only grow. */
export function neighboursOf(cases: readonly CaseItem[], number: number) {
  const at = cases.findIndex((one) => one.number === number)
  const behind = cases.findIndex((one) => one.number < number)
  const place = at >= 0 ? at : behind >= 0 ? behind : cases.length
  return {
    place: at,
    before: cases[place - 1] ?? null,
    next: cases[at >= 0 ? place + 1 : place] ?? null,
  }
}
