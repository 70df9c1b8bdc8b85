import type { ListedAnswer } from '#contract/answers.ts'
import type { CurveStage } from '#contract/journey.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'

const load = async () => (await import('./answer-links.tsx')).AnswerLinks

/** Where an answer or a stage leads to. Its code comes with the first that leads anywhere. */
export function Leads(props: { of: ListedAnswer | CurveStage }) {
  return (
    <LazyPart name="leads" load={load} waiting={null}>
      {(Part) => <Part {...props} />}
    </LazyPart>
  )
}
