import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { listAnswers, type AnswersRequest } from '#dashboard/api/journeys.ts'
import type { Answer, AnswersPage } from '#contract/answers.ts'
import { useResource } from '#dashboard/state/loading/resource.ts'

type Query = Omit<AnswersRequest, 'limit' | 'cursor'>

const PAGE = '20'
/** Answers that fill the screen: with fewer, the list reads on by itself. */
const SCREENFUL = 8
/** Short pages in a row, after which the reader is asked whether to go on. */
const SHORT_PAGES = 5

interface Older {
  /** The list that these pages belong to. */
  key: string
  answers: Answer[]
  next: string | null
  loading: boolean
  error: Error | null
}

/**
 * Answers, newest first. A page may come back short or empty with `next` set, when filters sift
 * what was read; only a null `next` is the end.
 */
export function useAnswers(query: Query) {
  const key = `answers ${JSON.stringify(query)}`
  const first = useResource<AnswersPage>(key, (signal) => readOn(query, null, signal))
  const [pages] = useState(createOlderPages)
  useEffect(() => pages.stop, [pages, key])

  const head = first.data?.answers ?? []
  const tail = pages.state.value?.key === key ? pages.state.value : null
  const next = tail ? tail.next : (first.data?.next ?? null)
  return {
    ...first,
    answers: merge(head, tail?.answers ?? []),
    more: next !== null && !first.stale,
    older: {
      show: () => void pages.show(query, { key, next, answers: merge(head, tail?.answers ?? []) }),
      loading: tail?.loading ?? false,
      error: tail?.error ?? null,
    },
  }
}

function createOlderPages() {
  const state = signal<Older | null>(null)
  let running: AbortController | null = null

  async function show(query: Query, from: Pick<Older, 'key' | 'next' | 'answers'>): Promise<void> {
    if (from.next === null) return
    running?.abort()
    const own = (running = new AbortController())
    state.value = { ...from, loading: true, error: null }
    try {
      const page = await readOn(query, from.next, own.signal)
      if (own.signal.aborted) return
      const answers = merge(from.answers, page.answers)
      state.value = { key: from.key, answers, next: page.next, loading: false, error: null }
    } catch (cause) {
      if (own.signal.aborted) return
      const error = cause instanceof Error ? cause : new Error(String(cause))
      state.value = { ...from, loading: false, error }
    }
  }
  return { state, show, stop: () => running?.abort() }
}

/** Reads on while pages come back short, until a screenful is there, the end, or patience is over. */
async function readOn(
  query: Query,
  from: string | null,
  signal: AbortSignal,
): Promise<AnswersPage> {
  const answers: Answer[] = []
  let cursor = from
  for (let page = 1; ; page++) {
    const read = await listAnswers({ ...query, limit: PAGE, ...(cursor && { cursor }) }, signal)
    answers.push(...read.answers)
    if (answers.length >= SCREENFUL || read.next === null || page === SHORT_PAGES) {
      return { ...read, answers }
    }
    cursor = read.next
  }
}

/** Both lists without doubles: new answers on top push old ones over the edge of the first page. */
function merge(newer: Answer[], older: Answer[]): Answer[] {
  const known = new Set(newer.map(({ id }) => id))
  return [...newer, ...older.filter(({ id }) => !known.has(id))]
}
