import { useState } from 'preact/hooks'
import type { CaseRule } from '#contract/cases/rules.ts'
import { t } from '#dashboard/features/settings/cases/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'

interface Report {
  answers: number
  cases: number
  byRule: Record<string, number>
  isOver: boolean
  /** The rules that it is about: others have another outcome. */
  of: string
}

/** What the rules on screen would have done with the answers of the last thirty days. */
export function DryRun({ rules, isSound }: { rules: CaseRule[]; isSound: boolean }) {
  const [report, setReport] = useState<Report | null>(null)
  const of = JSON.stringify(rules)
  const { busy, failure, run } = useAction(async () => {
    const sum: Report = { answers: 0, cases: 0, byRule: {}, isOver: false, of }
    let cursor: string | null = null
    do {
      const body: { rules: CaseRule[]; cursor?: string } =
        cursor === null ? { rules } : { rules, cursor }
      const piece = await call('POST /api/case-rules/dry-run', { body })
      sum.answers += piece.answers
      sum.cases += piece.cases
      for (const [id, n] of Object.entries(piece.byRule)) sum.byRule[id] = (sum.byRule[id] ?? 0) + n
      cursor = piece.next
      setReport({ ...sum, byRule: { ...sum.byRule }, isOver: cursor === null })
    } while (cursor !== null)
  })
  const shown = report?.of === of ? report : null
  return (
    <div class="dry-run">
      <button
        type="button"
        class="control"
        aria-disabled={busy || !isSound}
        onClick={() => isSound && run()}
      >
        {t('dry.run')}
      </button>
      <output>
        {shown === null
          ? ''
          : shown.isOver
            ? t('dry.done', { n: shown.cases, answers: shown.answers })
            : t('dry.running', { n: shown.answers })}
      </output>
      {shown?.isOver && shown.cases > 0 && (
        <ul class="bullets">
          {rules.map(({ id, name }) => (
            <li key={id}>{t('dry.rule', { name, n: shown.byRule[id] ?? 0 })}</li>
          ))}
        </ul>
      )}
      {failure && <Failure>{explain(failure)}</Failure>}
    </div>
  )
}
