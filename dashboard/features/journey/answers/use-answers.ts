import type { ListedAnswer } from '#contract/answers.ts'
import { listAnswers, type AnswersRequest } from '#dashboard/features/journey/api.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { usePages, type Slice } from '#dashboard/kit/loading/pages.ts'

type Query = Omit<AnswersRequest, 'limit' | 'cursor' | 'lang'>

const PAGE = '20'
/** Answers that fill the screen: with fewer, the list reads on by itself. */
const SCREENFUL = 8
/** Short pages in a row, after which the reader is asked whether to go on. */
const SHORT_PAGES = 5

/**
 * Answers, newest first. A page may come back short or empty with `next` set, when filters sift
 * what was read; only a null `next` is the end.
 */
export function useAnswers(query: Query) {
  const asked = { ...query, lang: locale() }
  const key = `answers ${JSON.stringify(asked)}`
  const { items, ...list } = usePages(key, (cursor, signal) => readOn(asked, cursor, signal))
  return { ...list, answers: items }
}

/** Reads on while pages come back short, until a screenful is there, the end, or patience is over. */
async function readOn(
  query: Omit<AnswersRequest, 'limit' | 'cursor'>,
  from: string | null,
  signal: AbortSignal,
): Promise<Slice<ListedAnswer>> {
  const items: ListedAnswer[] = []
  let cursor = from
  for (let page = 1; ; page++) {
    const read = await listAnswers({ ...query, limit: PAGE, ...(cursor && { cursor }) }, signal)
    items.push(...read.answers)
    if (items.length >= SCREENFUL || read.next === null || page === SHORT_PAGES) {
      return { items, next: read.next }
    }
    cursor = read.next
  }
}
