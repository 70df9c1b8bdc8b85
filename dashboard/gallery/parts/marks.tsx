import { DAY, NOW, SECRET } from '#dashboard/gallery/fixed.ts'
import { After, click, type Part } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { When } from '#dashboard/kit/time/when.tsx'

const LEVELS = [-100, -50, 0, 50, 100]
const TAG = `<script async src="https://feedback.example/w.js"
  data-site="zielony-sklep" data-lang="pl"></script>`

function Faces({ size }: { size: number }) {
  return (
    <div class="specimen-row">
      {LEVELS.map((value) => (
        <span key={value} class={`specimen-row value-${sentimentClass(value)}`}>
          <Face value={value} size={size} />
          {signed(value)}
        </span>
      ))}
    </div>
  )
}

function Words() {
  return (
    <div class="specimen-row">
      <span class="badge">{t('gallery.state.few')}</span>
      <span class="badge">{t('gallery.state.hidden')}</span>
      <kbd>?</kbd>
      <kbd>Ctrl</kbd>
      <code>data-site</code>
      <span class="mut">{t('gallery.text.sentence')}</span>
    </div>
  )
}

function Notices() {
  return (
    <>
      <p class="warning">{t('gallery.empty.text')}</p>
      <details class="fold" open>
        <summary>{t('gallery.text.method')}</summary>
        <ul class="bullets">
          <li>{t('gallery.erase.text')}</li>
          <li>{t('gallery.confirm.text')}</li>
        </ul>
      </details>
    </>
  )
}

function Copied({ refuses }: { refuses: boolean }) {
  return (
    <After does={(root) => clickWithClipboard(root, refuses)}>
      <CopyBox text={SECRET} />
    </After>
  )
}

/** Browsers ask, or refuse, as they like: here the clipboard gives the same answer every time. */
function clickWithClipboard(root: HTMLElement, refuses: boolean): void {
  const writeText = async () => {
    if (refuses) throw new Error('refused')
  }
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
  click()(root)
  Reflect.deleteProperty(navigator, 'clipboard')
}

/** Small things that stand in texts and lists. */
export const MARKS: Part[] = [
  {
    name: 'face',
    states: { usual: () => <Faces size={24} />, large: () => <Faces size={44} /> },
  },
  { name: 'words', states: { inline: Words, notices: Notices } },
  {
    name: 'when',
    states: {
      past: () => <When at={NOW - 2.2 * DAY} />,
      'a moment ago': () => <When at={NOW - 20_000} />,
      future: () => <When at={NOW + 7 * DAY} />,
    },
  },
  {
    name: 'copy-box',
    states: {
      plain: () => <CopyBox text={TAG} />,
      copied: () => <Copied refuses={false} />,
      'the browser refuses': () => <Copied refuses />,
    },
  },
  { name: 'bones', states: { waiting: () => <Bones /> } },
]
