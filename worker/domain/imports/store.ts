import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import type { SurveyChange } from '#worker/domain/imports/survey-book.ts'
import type { ImportTarget } from '#worker/domain/imports/target.ts'

/** What an import needs of the database. A repeated call changes nothing. */
export interface ImportStore {
  saveSurvey(change: SurveyChange): Promise<void>
  /** Stores the answers that are not there yet. @returns the claimed ids that were new */
  insert(answers: StampedAnswer[]): Promise<Set<string>>
  /** Body hashes of the answers that are there, by claimed id; a forgotten one has that of its row. */
  findHashes(answers: StampedAnswer[]): Promise<Map<string, string>>
}

/**
 * A store that only looks, and answers as the real one would after the same calls, also those of
 * several imports into one site.
 * @param target learns of the surveys that would be made
 */
export function dryStore(
  store: Pick<ImportStore, 'findHashes'>,
  target: ImportTarget,
): ImportStore {
  // Ids are kept as 53-bit fingerprints: the texts would hold on to the whole file.
  const pretended = new Map<number, string>()

  async function findHashes(answers: StampedAnswer[]): Promise<Map<string, string>> {
    const hashes = await store.findHashes(answers)
    for (const { claimedId: id } of answers) {
      const hash = pretended.get(fingerprint(id))
      if (hash !== undefined && !hashes.has(id)) hashes.set(id, hash)
    }
    return hashes
  }

  return {
    findHashes,
    saveSurvey: ({ type, survey }) => {
      if (type === 'create') target.surveys.push(survey)
      return Promise.resolve()
    },
    async insert(answers) {
      const there = await findHashes(answers)
      const added = answers.filter((answer) => !there.has(answer.claimedId))
      for (const { claimedId, bodyHash } of added) pretended.set(fingerprint(claimedId), bodyHash)
      return new Set(added.map((answer) => answer.claimedId))
    },
  }
}

/** 53 bits from two FNV-1a hashes: 2⁻²⁰ chance of any collision in 100,000 ids. */
function fingerprint(text: string): number {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}
