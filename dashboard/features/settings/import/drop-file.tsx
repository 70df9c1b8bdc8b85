import { useState } from 'preact/hooks'
import { t } from './words.ts'

interface Props {
  file: File | null
  onFile: (file: File) => void
}

/** Where a file is dropped, or chosen by mouse or key: one input lies over all of it. */
export function DropFile({ file, onFile }: Props) {
  const [isOver, setIsOver] = useState(false)
  return (
    <label class={isOver ? 'drop drop-over' : 'drop'}>
      <span class="drop-text">
        {file ? t('import.chosen', { name: file.name }) : t('import.drop')}
      </span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.ndjson,.jsonl"
        aria-label={t('import.choose')}
        onDragEnter={() => setIsOver(true)}
        onDragLeave={() => setIsOver(false)}
        onDrop={() => setIsOver(false)}
        onChange={(event) => {
          const [first] = event.currentTarget.files ?? []
          if (first) onFile(first)
          // The same file again, after it was mended, is a change, too.
          event.currentTarget.value = ''
        }}
      />
      <span class="control" aria-hidden="true">
        {t('import.choose')}
      </span>
    </label>
  )
}
