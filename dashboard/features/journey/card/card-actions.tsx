import { useState } from 'preact/hooks'
import type { Curve } from '#contract/journey.ts'
import { curvePoints } from '#dashboard/features/journey/curve/curve-points.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { csvRecord, tableRows } from '#dashboard/features/journey/table/table-rows.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { LEVELS } from '#dashboard/kit/charts/scene.ts'
import { csvFile } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { keysOf } from './legend.tsx'

/** Table, files, and how the numbers came about. */
export function CardActions({ curve }: { curve: Curve }) {
  const { view, journey, site } = useJourney()
  const [method, setMethod] = useState(false)
  const name = t('file.name', { journey: journey.id, from: curve.range.from, to: curve.range.to })

  function saveCsv() {
    const file = csvFile(tableRows(curve).map(csvRecord))
    download(`${name}.csv`, new Blob([file], { type: 'text/csv' }))
  }
  async function savePng() {
    const { curvePicture } = await import('#dashboard/kit/charts/png.ts')
    const picture = await curvePicture(curvePoints(curve, site), {
      title: `${site.name} · ${journey.name}`,
      headline: onScreen('h1'),
      facts: [onScreen('.headline-facts'), onScreen('.headline-scope')],
      levels: LEVELS.map(signed),
      keys: keysOf(curve, site),
    })
    download(`${name}.png`, picture)
  }
  return (
    <div class="actions">
      <ShowButton shows="table" letter="T" />
      {!asGuest.value && <ShowButton shows="map" letter="M" />}
      {/* The map has files of its own. */}
      {view.shown !== 'map' && (
        <>
          <button type="button" onClick={() => void savePng()}>
            {t('action.png')}
          </button>
          <button type="button" onClick={saveCsv}>
            {t('action.csv')}
          </button>
        </>
      )}
      {/* The address of a guest's view opens nothing for anybody else. */}
      {!asGuest.value && <CopyLink />}
      <button type="button" onClick={() => setMethod(true)}>
        {t('action.method')}
      </button>
      {method && (
        <LazyPart name="method" load={loadMethod} waiting={null}>
          {(MethodDialog) => <MethodDialog curve={curve} onClose={() => setMethod(false)} />}
        </LazyPart>
      )}
    </div>
  )
}

/** Shows the table or the map in the curve's place, and the curve again. */
function ShowButton({ shows, letter }: { shows: 'table' | 'map'; letter: string }) {
  const { view, change } = useJourney()
  const isShown = view.shown === shows
  return (
    <button
      type="button"
      aria-pressed={isShown}
      onClick={() => change({ shown: isShown ? 'curve' : shows })}
    >
      {t(`action.${shows}`)} <kbd aria-hidden="true">{letter}</kbd>
    </button>
  )
}

async function loadMethod() {
  return (await import('#dashboard/features/journey/method/method-dialog.tsx')).MethodDialog
}

/** The words above the card as they are now, whoever says them: the picture is what was seen. */
function onScreen(part: string): string {
  return document.querySelector(`.headline ${part}`)?.textContent.trim() ?? ''
}

/** Copies the address, which is the view. Where the browser refuses, it says where the link stands. */
function CopyLink() {
  const [outcome, setOutcome] = useState<'linkCopied' | 'linkRefused' | null>(null)
  async function copy() {
    try {
      await navigator.clipboard.writeText(location.href)
      setOutcome('linkCopied')
    } catch {
      setOutcome('linkRefused')
    }
  }
  return (
    <>
      <output class="copied">{outcome && t(`action.${outcome}`)}</output>
      <button type="button" onClick={() => void copy()}>
        {t('action.link')}
      </button>
    </>
  )
}
