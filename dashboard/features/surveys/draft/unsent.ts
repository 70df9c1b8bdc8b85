import type { UnsentDraft } from './draft-state.ts'
import { isRecord } from './paths.ts'

/*
 * A draft that the server has not got yet, on the disk of the browser: a tab that is closed or dies
 * loses nothing. Each tab has an entry of its own; the next one takes over what it finds.
 */

const PREFIX = 'wayfelt.survey'

/**
 * The entries of a survey, and the name of one's own.
 * @param owner whose they are: surveys of several sites have one id, and browsers several people
 */
export function unsentOf(owner: string, survey: string, tab: string) {
  const prefix = `${PREFIX}.${owner}.${survey}.`
  const own = prefix + tab
  return {
    /** What earlier tabs have left behind; it stays there until it is kept under the own name. */
    find(): UnsentDraft[] {
      return namesOf(prefix).flatMap((name) => parse(localStorage.getItem(name)))
    },
    /** Keeps a draft in the place of all earlier ones; null for nothing. */
    keep(draft: UnsentDraft | null): void {
      try {
        if (draft) localStorage.setItem(own, JSON.stringify(draft))
        else localStorage.removeItem(own)
      } catch {
        // A full or blocked disk: it is still sent from memory.
      }
    },
    /** What earlier tabs have left is in the own draft now. */
    forgetOthers(): void {
      for (const name of namesOf(prefix)) if (name !== own) localStorage.removeItem(name)
    },
  }
}

function namesOf(prefix: string): string[] {
  return Object.keys(localStorage).filter((name) => name.startsWith(prefix))
}

function parse(text: string | null): UnsentDraft[] {
  try {
    const left: unknown = JSON.parse(text ?? 'null')
    // Nobody but `keep` writes here, and the server takes anything that is a draft.
    const isDraft = isRecord(left) && isRecord(left['base']) && isRecord(left['shown'])
    return isDraft ? [left as unknown as UnsentDraft] : []
  } catch {
    return []
  }
}
