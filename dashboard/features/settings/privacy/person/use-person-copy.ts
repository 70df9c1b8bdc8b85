import { useLayoutEffect, useState } from 'preact/hooks'
import type { Held, Subject, SubjectExport } from '#contract/privacy.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { makeHolder } from '#dashboard/kit/loading/latest.ts'

/** What was found about a person so far. */
export interface PersonCopy {
  subject: Subject
  answers: SubjectExport['answers']
  /** What is held beside answers. */
  held: Held
  /** Answers of the site that were looked at. */
  scanned: number
  /** Where to go on; null before the first page. */
  cursor: string | null
  status: 'looking' | 'stopped' | 'done'
  /** Why it stopped, if not by the reader's hand. */
  failure: Error | null
}

/** Collects all that is held about a person, page by page, until the last one or until it is stopped. */
export function usePersonCopy() {
  const [copy, setCopy] = useState<PersonCopy | null>(null)
  const [running] = useState(() => makeHolder<AbortController | null>(null))
  useLayoutEffect(() => () => running.get()?.abort(), [running])

  async function look(from: PersonCopy) {
    running.get()?.abort()
    const own = new AbortController()
    running.set(own)
    let found: PersonCopy = { ...from, status: 'looking', failure: null }
    setCopy(found)
    try {
      while (found.status === 'looking') {
        const { subject, cursor } = found
        const page = await call('POST /api/privacy/export', {
          body: { subject, ...(cursor === null ? {} : { cursor }) },
          signal: own.signal,
        })
        if (own.signal.aborted) return
        found = withPage(found, page)
        setCopy(found)
      }
    } catch (cause) {
      if (own.signal.aborted) return
      const failure = cause instanceof Error ? cause : new Error(String(cause))
      setCopy({ ...found, status: 'stopped', failure })
    }
  }
  return {
    copy,
    begin: (subject: Subject) => void look({ subject, ...nothing() }),
    goOn: () => void (copy && look(copy)),
    stop: () => {
      running.get()?.abort()
      setCopy((now) => now && { ...now, status: 'stopped' })
    },
    /** What is on screen belongs to another question now. */
    clear: () => {
      running.get()?.abort()
      setCopy(null)
    },
  }
}

const NOTHING_HELD: Held = {
  orders: [],
  parcels: [],
  issues: [],
  cases: [],
  caseEvents: [],
  recipients: [],
  optOuts: [],
}

/** Rows that are held beside answers. */
export function heldRows(held: Held): number {
  return Object.values(held).reduce((sum, rows) => sum + rows.length, 0)
}

function nothing(): Omit<PersonCopy, 'subject'> {
  return {
    answers: [],
    held: NOTHING_HELD,
    scanned: 0,
    cursor: null,
    status: 'looking',
    failure: null,
  }
}

function withPage(found: PersonCopy, { answers, held, scanned, next }: SubjectExport): PersonCopy {
  return {
    ...found,
    answers: [...found.answers, ...answers],
    held: withRows(found.held, held),
    scanned: found.scanned + scanned,
    cursor: next,
    status: next === null ? 'done' : 'looking',
  }
}

function withRows(before: Held, held: Held): Held {
  const rows = Object.entries(before).map(([name, known]) => [
    name,
    [...known, ...held[name as keyof Held]],
  ])
  // The same names as before.
  return Object.fromEntries(rows) as Held
}

/** The file that is handed to the person. Its name tells nobody who it is about. */
export function personFile(
  { subject, answers, held }: PersonCopy,
  now: number,
): { name: string; content: Blob } {
  const exportedAt = new Date(now).toISOString()
  const text = JSON.stringify({ subject, exportedAt, answers, ...held }, null, 2)
  return {
    name: `wayfelt-person-${exportedAt.slice(0, 10)}.json`,
    content: new Blob([text], { type: 'application/json' }),
  }
}
