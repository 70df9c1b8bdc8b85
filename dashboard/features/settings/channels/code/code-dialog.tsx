import { useMemo } from 'preact/hooks'
import type { CodeItem, CodeList } from '#contract/channels/codes.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { Tabs } from '#dashboard/kit/parts/tabs.tsx'
import { MailPart } from './mail-part.tsx'
import { QrPicture } from './qr-picture.tsx'
import { qrOf, qrPng, qrSvg } from './qr.ts'

interface Props {
  code: CodeItem
  list: CodeList
  onPrint: () => void
  onClose: () => void
}

/** All that a code can be used as. */
export function CodeDialog({ code, list, onPrint, onClose }: Props) {
  const survey = list.surveys.find(({ id }) => id === code.survey)
  return (
    <Dialog title={code.name} onClose={onClose}>
      {survey?.state !== 'live' && <p class="mut">{t('codes.paused')}</p>}
      <Tabs
        label={t('codes.ways')}
        tabs={[
          { name: t('codes.way.qr'), content: <QrPart code={code} onPrint={onPrint} /> },
          {
            name: t('codes.way.mail'),
            content: (
              <MailPart
                code={code}
                languages={Object.keys(survey?.question ?? {})}
                own={list.language}
              />
            ),
          },
          {
            name: t('codes.way.link'),
            content: (
              <>
                <p class="mut">{t('codes.link.hint')}</p>
                <CopyBox text={code.link} />
              </>
            ),
          },
          {
            name: t('codes.way.kiosk'),
            content: (
              <>
                <p class="mut">{t('codes.kiosk.hint')}</p>
                <CopyBox text={kioskLink(code)} />
              </>
            ),
          },
        ]}
      />
    </Dialog>
  )
}

function kioskLink({ link, name }: CodeItem): string {
  return `${link}?${new URLSearchParams({ kiosk: name }).toString()}`
}

function QrPart({ code, onPrint }: { code: CodeItem; onPrint: () => void }) {
  const { link, code: name } = code
  const qr = useMemo(() => qrOf(link), [link])
  return (
    <div class="qr-part">
      <QrPicture qr={qr} link={link} />
      <p class="mut">{t('codes.qr.hint', { mm: qr.mm })}</p>
      <div class="qr-actions">
        <button type="button" class="control" onClick={() => download(`${name}.svg`, qrSvg(qr))}>
          SVG
        </button>
        <button
          type="button"
          class="control"
          onClick={() => void qrPng(qr).then((image) => download(`${name}.png`, image))}
        >
          PNG
        </button>
        <button type="button" class="control" onClick={onPrint}>
          {t('codes.printOne')}
        </button>
      </div>
    </div>
  )
}
