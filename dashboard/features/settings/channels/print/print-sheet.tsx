import { useEffect } from 'preact/hooks'
import type { CodeItem, CodeList } from '#contract/channels/codes.ts'
import { QrPicture } from '#dashboard/features/settings/channels/code/qr-picture.tsx'
import { qrOf } from '#dashboard/features/settings/channels/code/qr.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'

interface Props {
  codes: CodeItem[]
  list: CodeList
  onDone: () => void
}

/** Sheets of A4 with several codes, each with its question and its place. Only the printer sees them. */
export function PrintSheet({ codes, list, onDone }: Props) {
  useEffect(() => {
    addEventListener('afterprint', onDone)
    print()
    return () => removeEventListener('afterprint', onDone)
  }, [onDone])
  return (
    <ul class="print-sheet" aria-hidden="true">
      {codes.map((code) => (
        <li key={code.code}>
          <strong lang={list.language}>{questionOf(code, list)}</strong>
          <QrPicture qr={qrOf(code.link)} link={code.link} />
          <span>{t('codes.sheet.scan')}</span>
          <span>{code.link.replace(/^https?:\/\//, '')}</span>
          <small>{code.name}</small>
        </li>
      ))}
    </ul>
  )
}

/** In the site's language, which the place where it hangs speaks. */
function questionOf({ survey }: CodeItem, { surveys, language }: CodeList): string {
  const question = surveys.find(({ id }) => id === survey)?.question ?? {}
  return question[language] ?? Object.values(question)[0] ?? ''
}
