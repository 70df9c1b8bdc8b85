import { useCallback, useState } from 'preact/hooks'
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
import { PeoplePart } from './people/people-part.tsx'
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
  const done = useCallback(() => setPrinted([]), [])
  return (
    <>
      <PageHead lead={t('codes.lead')}>
        {live.length > 0 ? t('codes.live', { n: live.length }) : t('codes.none')}
      </PageHead>
      <Outcome text={outcome} />
      <Live
        codes={live}
        surveys={list.surveys}
        onUse={setUsed}
        onEnd={setEnding}
        onPrint={() => setPrinted(live)}
      />
      {list.surveys.length > 0 && (
        <FormDisclosure text={t('codes.new')}>
          {(close) => (
            <NewCodeForm
              surveys={list.surveys}
              onMade={(code) => {
                close()
                setOutcome('')
                setUsed(code)
                onChange()
              }}
            />
          )}
        </FormDisclosure>
      )}
      <Ended codes={list.codes.filter(({ endedAt }) => endedAt !== null)} surveys={list.surveys} />
      <PeoplePart surveys={list.surveys} />
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
      {printed.length > 0 && <PrintSheet codes={printed} list={list} onDone={done} />}
    </>
  )
}

interface LiveProps {
  codes: CodeItem[]
  surveys: CodeList['surveys']
  onUse: (code: CodeItem) => void
  onEnd: (code: CodeItem) => void
  onPrint: () => void
}

/** The codes in use, or why there are none. */
function Live({ codes, surveys, onUse, onEnd, onPrint }: LiveProps) {
  if (surveys.length === 0 && codes.length === 0) return <p>{t('codes.noSurvey')}</p>
  if (codes.length === 0) return <p class="mut">{t('codes.none.text')}</p>
  return (
    <>
      <CodeTable
        caption={t('codes.live.caption')}
        codes={codes}
        surveys={surveys}
        onUse={onUse}
        onEnd={onEnd}
      />
      <button type="button" class="control codes-print" onClick={onPrint}>
        {t('codes.print')}
      </button>
    </>
  )
}

function Ended({ codes, surveys }: Pick<LiveProps, 'codes' | 'surveys'>) {
  if (codes.length === 0) return null
  return (
    <details class="fold">
      <summary>{t('codes.over', { n: codes.length })}</summary>
      <CodeTable caption={t('codes.over.caption')} codes={codes} surveys={surveys} />
    </details>
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
