import { useRef, useState } from 'preact/hooks'
import { t } from '#dashboard/kit/i18n/kit-words.ts'

/** A text to be copied. Where the browser refuses, it selects the text for the reader's own hand. */
export function CopyBox({ text }: { text: string }) {
  const code = useRef<HTMLElement>(null)
  const [told, setTold] = useState<'copied' | 'byHand' | null>(null)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setTold('copied')
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current)
      setTold('byHand')
    }
  }
  return (
    <div class="snippet">
      <pre>
        <code ref={code}>{text}</code>
      </pre>
      <button type="button" class="control" onClick={() => void copy()}>
        {t('action.copy')}
      </button>
      <output class="mut">{told && t(`action.${told}`)}</output>
    </div>
  )
}
