import type { ImportPreview } from '#contract/import-runs.ts'
import { CHARSETS, SEPARATORS } from '#contract/words.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import type { Reading } from './api.ts'
import { t } from './words.ts'

interface Props {
  preview: ImportPreview
  reading: Reading
  onReading: (reading: Reading) => void
}

const NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** What a file was taken for, which may be put right, and its columns with their first values. */
export function FileFacts({ preview, reading, onReading }: Props) {
  const { file, columns } = preview
  const guess = (name: string) => t('import.guess', { name })
  const between = SEPARATORS.find((known) => known === file.separator)
  return (
    <div class="form">
      <SelectField
        name="charset"
        label={t('import.charset')}
        hint={t('import.charset.hint')}
        value={reading.charset}
        options={[
          { value: '', label: guess((file.charset ?? 'utf-8').toUpperCase()) },
          ...CHARSETS.map((value) => ({ value, label: value.toUpperCase() })),
        ]}
        onChange={(charset) => onReading({ ...reading, charset })}
      />
      {file.format === 'csv' && (
        <SelectField
          name="separator"
          label={t('import.separator')}
          value={reading.separator}
          options={[
            { value: '', label: guess(between ? t(`import.between.${NAMES[between]}`) : '') },
            ...SEPARATORS.map((value) => ({ value, label: t(`import.between.${NAMES[value]}`) })),
          ]}
          onChange={(separator) => onReading({ ...reading, separator })}
        />
      )}
      <div class="import-columns">
        <Table
          caption={t('import.columns', { n: columns.length })}
          rows={columns.map((column) => ({ id: column.name, ...column }))}
          columns={[
            { name: t('import.column'), cell: ({ name }) => name },
            { name: t('import.samples'), cell: ({ samples }) => samples.join(' · ') },
          ]}
        />
      </div>
    </div>
  )
}
