import type { Edit } from '#contract/map/apply.ts'

/*
 * Edits that the server has not got yet, on the disk of the browser: a tab that is closed or dies loses
 * none. Each tab has an entry of its own; the next one takes over what it finds, for an edit that is
 * sent twice is done once.
 */

const PREFIX = 'wayfelt.draft'

/**
 * The entries of a map, and the name of one's own.
 * @param owner whose they are: journeys of several sites have one id, and browsers several people
 */
export function unsentOf(owner: string, journey: string, tab: string) {
  const prefix = `${PREFIX}.${owner}.${journey}.`
  const own = prefix + tab
  return {
    /** Takes over what earlier tabs have left behind. */
    take(): Edit[] {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix))
      const edits = names.flatMap((name) => parse(localStorage.getItem(name)))
      for (const name of names) localStorage.removeItem(name)
      keep(own, edits)
      return edits
    },
    keep: (edits: Edit[]) => keep(own, edits),
  }
}

function keep(name: string, edits: Edit[]): void {
  try {
    if (edits.length === 0) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(edits))
  } catch {
    // A full or blocked disk: they are still sent from memory.
  }
}

function parse(text: string | null): Edit[] {
  try {
    const edits: unknown = JSON.parse(text ?? '[]')
    // Nobody but `keep` writes here, and the server checks every edit.
    return Array.isArray(edits) ? (edits as Edit[]) : []
  } catch {
    return []
  }
}
