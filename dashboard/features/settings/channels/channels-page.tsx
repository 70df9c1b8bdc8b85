import { useState } from 'preact/hooks'
import type { CodeItem, CodeList } from '#contract/channels/codes.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { CodeDialog } from './code/code-dialog.tsx'
import { CodeTable } from './code-table.tsx'
import { NewCodeForm } from './new-code.tsx'
import { PrintSheet } from './print/print-sheet.tsx'
import { t } from './words.ts'
import './channels.css'

/** `/settings/channels`: codes that lead to a question where no web page is. */
export function ChannelsPage() {
  const codes = useResource<CodeList>('codes', (signal) => call('GET /api/codes', { signal }))
  return (
    <Loaded resource={codes}>
      {(list) => <Codes list={list} onChange={() => codes.refresh({ quiet: true })} />}
    </Loaded>
  )
}

function Codes({ list, onChange }: { list: CodeList; onChange: () => void }) {
  const [used, setUsed] = useState<CodeItem | null>(null)
  const [ending, setEnding] = useState<CodeItem | null>(null)
  const [printed, setPrinted] = useState<CodeItem[]>([])
  const [outcome, setOutcome] = useState('')
  const live = list.codes.filter(({ endedAt }) => endedAt === null)
  const over = list.codes.filter(({ endedAt }) => endedAt !== null)
  const { surveys } = list
  return (
    <>
      <PageHead lead={t('codes.lead')}>
        {live.length > 0 ? t('codes.live', { n: live.length }) : t('codes.none')}
      </PageHead>
      <Outcome text={outcome} />
      {surveys.length === 0 && <p>{t('codes.noSurvey')}</p>}
      {surveys.length > 0 && live.length === 0 && <p class="mut">{t('codes.none.text')}</p>}
      {live.length > 0 && (
        <>
          <CodeTable
            caption={t('codes.live.caption')}
            codes={live}
            surveys={surveys}
            onUse={setUsed}
            onEnd={setEnding}
          />
          <button type="button" class="control" onClick={() => setPrinted(live)}>
            {t('codes.print')}
          </button>
        </>
      )}
      {surveys.length > 0 && (
        <FormDisclosure text={t('codes.new')}>
          {(done) => (
            <NewCodeForm
              surveys={surveys}
              onMade={(code) => {
                done()
                setOutcome('')
                setUsed(code)
                onChange()
              }}
            />
          )}
        </FormDisclosure>
      )}
      {over.length > 0 && (
        <details class="fold">
          <summary>{t('codes.over', { n: over.length })}</summary>
          <CodeTable caption={t('codes.over.caption')} codes={over} surveys={surveys} />
        </details>
      )}
      {used && (
        <CodeDialog
          code={used}
          list={list}
          onPrint={() => setPrinted([used])}
          onClose={() => setUsed(null)}
        />
      )}
      {ending && (
        <EndCode
          code={ending}
          onDone={() => {
            setEnding(null)
            setOutcome(t('codes.endedNow', { name: ending.name }))
            onChange()
          }}
          onClose={() => setEnding(null)}
        />
      )}
      {printed.length > 0 && (
        <PrintSheet codes={printed} list={list} onDone={() => setPrinted([])} />
      )}
    </>
  )
}

interface EndProps {
  code: CodeItem
  onDone: () => void
  onClose: () => void
}

function EndCode({ code: { code, name }, onDone, onClose }: EndProps) {
  return (
    <ConfirmDialog
      title={t('codes.endAsk', { name })}
      action={t('codes.end')}
      onClose={onClose}
      onConfirm={async () => {
        await call('DELETE /api/codes/:code', { params: { code } })
        onDone()
      }}
    >
      <p>{t('codes.end.text')}</p>
      <p class="mut">{t('access.forGood')}</p>
    </ConfirmDialog>
  )
}
