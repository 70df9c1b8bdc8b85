import { useRef, useState } from 'preact/hooks'
import { t } from '#dashboard/kit/i18n/kit-words.ts'

/** A text to be copied. Where the browser refuses, it selects the text for the reader's own hand. */
export function CopyBox({ text }: { text: string }) {
  const code = useRef<HTMLElement>(null)
  const [outcome, setOutcome] = useState<'copied' | 'byHand' | null>(null)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current)
      setOutcome('byHand')
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
      <output class="mut">{outcome && t(`action.${outcome}`)}</output>
    </div>
  )
}
