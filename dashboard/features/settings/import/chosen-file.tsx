import { useState } from 'preact/hooks'
import type { ImportPreview } from '#contract/import-runs.ts'
import type { ImportTargetName } from '#contract/delivery/words.ts'
import type { JourneyList } from '#contract/journey.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { previewFile, type Reading } from './api.ts'
import { Failure } from './failure.tsx'
import { FileFacts } from './file-facts.tsx'
import { OrderMapping } from './orders/order-mapping.tsx'
import { Mapping } from './map/mapping.tsx'

interface Props {
  file: File
  map: JourneyList
  /** What the file holds. */
  target: ImportTargetName
  onListed: () => void
}

let previews = 0

/** What a file seems to be, how it is to be read, and its import. */
export function ChosenFile({ file, map, target, onListed }: Props) {
  const [reading, setReading] = useState<Reading>({ charset: '', separator: '' })
  // Two files may look the same from outside.
  const [number] = useState(() => (previews += 1))
  const key = `import-${number}-${reading.charset}-${reading.separator}`
  const preview = useResource<ImportPreview>(key, (signal) =>
    previewFile(file, { reading, target }, signal),
  )
  const { data, error, stale } = preview
  if (error) return <Failure error={error} />
  if (!data || stale) return <Bones />
  return (
    <>
      <FileFacts preview={data} reading={reading} onReading={setReading} />
      {target === 'orders' ? (
        <OrderMapping
          key={key}
          {...{ file, reading, onListed }}
          timezone={map.site.timezone}
          preview={data}
        />
      ) : (
        <Mapping key={key} {...{ file, map, reading, onListed }} preview={data} />
      )}
    </>
  )
}
