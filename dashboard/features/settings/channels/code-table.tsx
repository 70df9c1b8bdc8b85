import type { CodeItem, CodeList } from '#contract/channels/codes.ts'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { t as kinds } from '#dashboard/kit/sentiment/words.ts'
import { t } from './words.ts'

interface Props {
  caption: string
  codes: CodeItem[]
  surveys: CodeList['surveys']
  /** Absent where all of them are over. */
  onUse?: (code: CodeItem) => void
  onEnd?: (code: CodeItem) => void
}

type Row = CodeItem & { id: string }

/** Codes by their place: what each asks, and where. */
export function CodeTable({ caption, codes, surveys, onUse, onEnd }: Props) {
  const rows = codes.map((code) => ({ ...code, id: code.code }))
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        { name: t('codes.name'), cell: ({ name }) => name },
        {
          name: t('codes.survey'),
          cell: ({ survey }) => surveys.find(({ id }) => id === survey)?.name ?? survey,
        },
        { name: t('codes.channel'), cell: ({ channel }) => kinds(`channel.${channel}`) },
        { name: t('codes.code'), cell: codeCell },
        { name: t('codes.made'), cell: ({ madeAt }) => localDay(madeAt) },
        ...(onUse && onEnd ? [actions(onUse, onEnd)] : []),
      ]}
    />
  )
}

function codeCell({ code }: CodeItem) {
  return <code>{code}</code>
}

function actions(onUse: (code: CodeItem) => void, onEnd: (code: CodeItem) => void): Column<Row> {
  return {
    name: t('access.actions'),
    unnamed: true,
    end: true,
    cell: (code) => (
      <span class="code-actions">
        <button
          type="button"
          class="control"
          aria-label={t('codes.openNamed', { name: code.name })}
          onClick={() => onUse(code)}
        >
          {t('codes.open')}
        </button>
        <button
          type="button"
          class="control"
          aria-label={t('codes.endNamed', { name: code.name })}
          onClick={() => onEnd(code)}
        >
          {t('codes.end')}
        </button>
      </span>
    ),
  }
}
