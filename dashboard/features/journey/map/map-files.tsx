import type { Curve } from '#contract/journey.ts'
import type { Lanes } from '#contract/map/lanes.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { csvFile } from '#dashboard/kit/files/csv.ts'
import { download, pngOf } from '#dashboard/kit/files/download.ts'
import { mapRecords } from './map-records.ts'
import { pictureOf } from './picture/picture-of.ts'
import { mapSvg } from './picture/map-svg.ts'
import { t } from '#dashboard/features/journey/map/words.ts'

const RATIO = 2

/** The map as a file: to show, to draw on, to count with. Paper and PDF are the browser's print. */
export function MapFiles({ curve, lanes }: { curve: Curve; lanes: Lanes }) {
  const { journey, site } = useJourney()
  const { from, to } = curve.range
  const name = t('map.file', { journey: journey.id, from, to })
  const known = { curve, lanes, site, journey }
  const drawn = () => mapSvg(pictureOf(known))
  const svgBlob = (svg: string) => new Blob([svg], { type: 'image/svg+xml' })
  async function savePng() {
    const { svg, width, height } = drawn()
    download(`${name}.png`, await painted(svgBlob(svg), { width, height }))
  }
  function saveCsv() {
    const file = csvFile(mapRecords(known))
    download(`${name}.csv`, new Blob([file], { type: 'text/csv' }))
  }
  return (
    <div class="actions map-files">
      <button type="button" onClick={() => void savePng()}>
        {t('map.png')}
      </button>
      <button type="button" onClick={() => download(`${name}.svg`, svgBlob(drawn().svg))}>
        {t('map.svg')}
      </button>
      <button type="button" onClick={saveCsv}>
        {t('map.csv')}
      </button>
    </div>
  )
}

/** The drawing as pixels, two for each of its own. */
async function painted(
  drawing: Blob,
  { width, height }: { width: number; height: number },
): Promise<Blob> {
  const image = new Image(width, height)
  image.src = URL.createObjectURL(drawing)
  await image.decode()
  URL.revokeObjectURL(image.src)
  const canvas = document.createElement('canvas')
  canvas.width = width * RATIO
  canvas.height = height * RATIO
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return await pngOf(canvas)
}
