import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import methodDoc from '../../../../../docs/method.md?url'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { type Cell, csvFile } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { paintParts } from '#dashboard/kit/files/paint-parts.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import './figures-card.css'

interface Props {
  title: string
  /** What it says, in a sentence. */
  summary: string
  /** The picture and its table twin. */
  children: ComponentChildren
  /** The same as a file, in the words of the API, because programs read them. */
  file: { name: string; records: () => Record<string, Cell>[] }
  /** What is drawn as a picture file; the card itself unless told. */
  picture?: () => Promise<Blob>
  /** Counts and the arithmetic from them to a figure, a line each; none where nothing is shown. */
  numbers: string[]
}

/** Figures with what they say, their twin as a file, the numbers behind them, and how they are counted. */
export function FiguresCard({ title, summary, children, file, picture, numbers }: Props) {
  const id = useId()
  const card = useRef<HTMLElement>(null)
  function save() {
    download(`${file.name}.csv`, new Blob([csvFile(file.records())], { type: 'text/csv' }))
  }
  async function savePicture() {
    download(`${file.name}.png`, await (picture?.() ?? paintParts(card.current)))
  }
  return (
    <section class="section figures-card" aria-labelledby={id} ref={card}>
      <h2 id={id} class="section-head">
        {title}
      </h2>
      <p class="section-lead mut">{summary}</p>
      {children}
      <p class="figures-foot" data-picture="no">
        <button
          type="button"
          class="control"
          aria-label={`${t('action.csv')}: ${title}`}
          onClick={save}
        >
          {t('action.csv')}
        </button>
        <button
          type="button"
          class="control"
          aria-label={`${t('action.png')}: ${title}`}
          onClick={() => void savePicture()}
        >
          {t('action.png')}
        </button>
        <a href={methodDoc} target="_blank" rel="noopener">
          {t('action.method')}
        </a>
      </p>
      {numbers.length > 0 && (
        <details class="figures-numbers">
          <summary>{t('numbers.show')}</summary>
          <CopyBox text={numbers.join('\n')} />
        </details>
      )}
    </section>
  )
}
