import type { PreviewColumn } from '#contract/import-runs.ts'
import type { JourneyList } from '#contract/journey.ts'
import { KINDS } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/import/words.ts'
import { t as kindWord } from '#dashboard/kit/sentiment/words.ts'
import type { Option } from '#dashboard/kit/parts/select.tsx'

/** The columns of a file, and none. */
export function columnOptions(
  columns: readonly PreviewColumn[],
  none = t('import.choose.one'),
): Option[] {
  return [{ value: '', label: none }, ...columns.map(({ name }) => ({ value: name, label: name }))]
}

/** The touchpoints of the site, then columns that may name them. */
export function touchpointOptions({ journeys }: JourneyList, columns: PreviewColumn[]): Option[] {
  const touchpoints = journeys.flatMap(({ stages }) =>
    stages.flatMap(({ name: stage, touchpoints: of }) =>
      of.map(({ id, name }) => ({ value: `=${id}`, label: `${stage} › ${name}` })),
    ),
  )
  return [{ value: '', label: t('import.choose.one') }, ...touchpoints, ...inColumns(columns)]
}

/** The kinds of questions, then columns that may name them. */
export function kindOptions(columns: PreviewColumn[]): Option[] {
  const kinds = KINDS.map((kind) => ({ value: `=${kind}`, label: kindWord(`kind.${kind}`) }))
  return [...kinds, ...inColumns(columns)]
}

function inColumns(columns: PreviewColumn[]): Option[] {
  return columns
    .filter(({ looks }) => looks === 'words' || looks === 'text')
    .map(({ name }) => ({ value: name, label: t('import.inColumn', { name }) }))
}
