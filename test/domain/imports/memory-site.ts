import { createHash } from 'node:crypto'
import { importMapSchema, type ImportReport } from '#contract/imports.ts'
import { surveyDefinitionSchema, type SurveyDefinitionInput } from '#contract/surveys.ts'
import { expectCounted } from '#test/support/expect-counted.ts'
import { runImport, type ImportJob } from '#worker/domain/imports/run-import.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { dryStore, type ImportStore } from '#worker/domain/imports/store.ts'
import type { SurveyChange } from '#worker/domain/imports/survey-book.ts'
import type { ImportTarget, TargetSurvey } from '#worker/domain/imports/target.ts'

export const NOW = Date.parse('2026-11-20T12:00:00Z')
export const HEADER = 'answer_id,answered_at,touchpoint,kind,score,comment'

/** A live survey as the site has it. */
export function aSurvey(
  id: string,
  touchpointId: string,
  definition: Partial<SurveyDefinitionInput> & { state?: TargetSurvey['state'] } = {},
): TargetSurvey {
  const { state = 'live', ...rest } = definition
  const parsed = surveyDefinitionSchema.parse({
    kind: 'csat',
    scale: 'csat5',
    question: { en: 'How was it?' },
    trigger: { on: 'load' },
    followUp: { reasons: [{ code: 'late', label: { en: 'Late' }, from: 1, to: 3 }] },
    ...rest,
  })
  return { id, touchpointId, state, scale: parsed.scale, revision: 1, definition: parsed }
}

/** A site in memory that answers as the database does. */
export function memorySite(overrides: Partial<ImportTarget> = {}) {
  const declared = {
    segments: ['b2c', 'b2b'],
    personas: [
      { id: 'anna', rules: [] },
      {
        id: 'office',
        rules: [
          { trait: 'segment', is: ['b2b'] },
          { trait: 'seats', is: ['10', '20'] },
        ],
      },
    ],
  }
  const place = { stageId: 'purchase', journeyId: 'shopping', mapVersion: 3, declared }
  const target: ImportTarget = {
    siteKey: 'wf_pk_test',
    timezone: 'Europe/Warsaw',
    language: 'pl',
    maskComments: false,
    touchpoints: new Map([
      ['checkout', { name: 'Checkout', channels: ['web'], ...place }],
      ['parcel', { name: 'Parcel', channels: ['courier', 'locker'], ...place }],
    ]),
    surveys: [aSurvey('checkout-csat', 'checkout')],
    ...overrides,
  }
  const answers = new Map<string, StampedAnswer>()
  const changes: SurveyChange['type'][] = []
  const batches: number[] = []
  const store: ImportStore = {
    saveSurvey: ({ type, survey }) => {
      changes.push(type)
      const known = target.surveys.find(({ id }) => id === survey.id)
      if (known) Object.assign(known, structuredClone(survey))
      else target.surveys.push(structuredClone(survey))
      return Promise.resolve()
    },
    insert: (rows) => {
      batches.push(rows.length)
      const added = rows.filter((row) => !answers.has(row.claimedId))
      for (const row of added) answers.set(row.claimedId, row)
      return Promise.resolve(new Set(added.map((row) => row.claimedId)))
    },
    findHashes: (rows) =>
      Promise.resolve(
        new Map(
          rows.flatMap(({ claimedId: id }): [string, string][] => {
            const answer = answers.get(id)
            return answer ? [[id, answer.bodyHash]] : []
          }),
        ),
      ),
  }

  async function load(
    file: string | Uint8Array,
    options: Partial<Omit<ImportJob, 'map'>> & { map?: unknown; pieces?: number } = {},
  ): Promise<ImportReport> {
    const { pieces = 65_536, map = {}, dryRun = false, ...job } = options
    const site = structuredClone(target)
    const parsed = importMapSchema.parse(map)
    const report = await runImport({
      job: 'job-1',
      chunks: inPieces(typeof file === 'string' ? new TextEncoder().encode(file) : file, pieces),
      format: null,
      charset: null,
      separator: null,
      map: parsed,
      namespace: null,
      misfits: 'refuse',
      dryRun,
      piece: null,
      target: site,
      store: dryRun ? dryStore(store, site) : store,
      secrets: {
        seed: (text) => Promise.resolve(sha256(text)),
        body: (text) => Promise.resolve(sha256(text).toString('hex')),
        email: (address) => Promise.resolve(`em1_${sha256(address).toString('hex')}`),
        pseudonym: (text) => Promise.resolve(`id1_${sha256(text).toString('hex')}`),
      },
      now: NOW,
      ...job,
    })
    return expectCounted(report, parsed.answers?.length)
  }
  return { load, answers, changes, batches, target, store }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size))
}

/** The file's lines with its header first. */
export function csv(rows: string[], header = HEADER): string {
  return `${[header, ...rows].join('\n')}\n`
}
