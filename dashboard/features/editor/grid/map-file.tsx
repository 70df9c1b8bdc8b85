import { useState } from 'preact/hooks'
import { openFile } from '#dashboard/features/editor/api.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { hrefOf } from '#dashboard/kit/api/call.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'

/** The published map as a file, and a file into the draft. */
export function MapFile() {
  const { store, map } = useEditor()
  const [failure, setFailure] = useState<string | null>(null)
  async function open(file: File) {
    setFailure(null)
    try {
      await store.settle()
      await openFile(map.id, JSON.parse(await file.text()))
      await store.sync()
    } catch (error) {
      setFailure(error instanceof SyntaxError ? t('file.noJson') : explain(error as Error))
    }
  }
  return (
    <>
      <a
        class="control control-plain"
        href={hrefOf('GET /api/journeys/:id/map', { params: { id: map.id } })}
        download
      >
        {t('file.save')}
      </a>
      <label class="control control-plain file-open">
        {t('file.open')}
        <input
          type="file"
          class="unseen"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) void open(file)
            currentTarget.value = ''
          }}
        />
      </label>
      {failure !== null && <Failure>{failure}</Failure>}
    </>
  )
}
