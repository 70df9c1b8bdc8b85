import { useState } from 'preact/hooks'
import { t } from '#dashboard/features/journey/words.ts'

/** Copies the address, which is the view. Where the browser refuses, it says where the link stands. */
export function CopyLink() {
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
