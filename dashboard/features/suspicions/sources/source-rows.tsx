import type { Sources } from '#contract/holds.ts'
import { t } from '#dashboard/features/suspicions/words.ts'
import { count, percent, signed } from '#dashboard/kit/i18n/format.ts'
import type { Column } from '#dashboard/kit/parts/table.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

export type Source = Sources['sources'][number]

type Figures = Pick<Source, 'answers' | 'shown' | 'quick' | 'sentiment'>

/** A line of the table: one source, or all others together. */
export interface SourceRow extends Figures {
  id: string
  /** 0…1 of all answers in the table. */
  share: number
  /** Null for the others. */
  source: Source | null
  name: string
  /** What is said of the others. */
  note: string
}

/** Sources that the API names at most: with so many, the others may have more than three answers. */
const MOST_NAMED = 20
const CODE_LETTERS = 4

/** The lines, the most answers first, and one for the rest. */
export function rowsOf({ sources, rest }: Sources): SourceRow[] {
  const total = sources.reduce((sum, { answers }) => sum + answers, rest.answers)
  const named = sources.map((source) => ({
    ...source,
    source,
    id: source.source,
    share: source.answers / total,
    name: source.source.slice(0, CODE_LETTERS),
    note: '',
  }))
  if (rest.sources === 0) return named
  const others = {
    ...rest,
    source: null,
    id: 'rest',
    share: rest.answers / total,
    name: t('sources.more', { n: rest.sources }),
    note: sources.length < MOST_NAMED ? t('sources.few') : '',
  }
  return [...named, others]
}

interface Means {
  /** Whether a source waits for a decision. */
  isOpen: (source: Source) => boolean
  onShow: (source: Source) => void
  whenOf: (source: Source) => string
}

/** The columns, with what gives a source away in the colour of bad answers. */
export function columnsOf({ isOpen, onShow, whenOf }: Means): Column<SourceRow>[] {
  const suspect = (row: SourceRow, isOdd: boolean, text: string) =>
    row.source && isOpen(row.source) && isOdd ? <b class="value-lo">{text}</b> : text
  return [
    { name: t('sources.source'), cell: nameCell },
    {
      name: t('sources.when'),
      cell: ({ source, note }) => (source ? whenOf(source) : <span class="mut">{note}</span>),
    },
    { name: t('sources.answers'), end: true, cell: ({ answers }) => count(answers) },
    { name: t('sources.share'), end: true, cell: ({ share }) => percent(share) },
    {
      name: t('sources.shown'),
      end: true,
      cell: (row) => suspect(row, row.shown < row.answers, count(row.shown)),
    },
    {
      name: t('sources.quick'),
      end: true,
      cell: (row) => suspect(row, row.quick * 2 >= row.answers, count(row.quick)),
    },
    { name: t('sources.sentiment'), end: true, cell: sentimentCell },
    {
      name: t('sources.actions'),
      unnamed: true,
      end: true,
      cell: ({ source, name }) =>
        source && (
          <button
            type="button"
            class="control"
            aria-label={t('sources.show.named', { source: name, when: whenOf(source) })}
            onClick={() => onShow(source)}
          >
            {t('sources.show')}
          </button>
        ),
    },
  ]
}

function nameCell({ name, source }: SourceRow) {
  if (!source) return <>{name}</>
  return (
    <span>
      <code>{name}</code>{' '}
      {source.held > 0 && <span class="badge">{t('sources.held', { n: source.held })}</span>}
    </span>
  )
}

function sentimentCell({ sentiment }: SourceRow) {
  if (sentiment === null) return <>–</>
  return <span class={`value-${sentimentClass(sentiment)}`}>{signed(sentiment)}</span>
}
