import { useState } from 'preact/hooks'
import type { CodeList } from '#contract/channels/codes.ts'
import type { RecipientList, RecipientLists } from '#contract/channels/recipients.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { count, localDay } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { t as kinds } from '#dashboard/kit/sentiment/words.ts'
import { now, useClock } from '#dashboard/kit/time/now.ts'
import { ListDialog } from './list-dialog.tsx'
import { NewPeople } from './new-people.tsx'

/** People who are asked one by one, by a file of their addresses. */
export function PeoplePart({ surveys }: { surveys: CodeList['surveys'] }) {
  const lists = useResource<RecipientLists>('recipients', (signal) =>
    call('GET /api/recipients', { signal }),
  )
  const refresh = () => lists.refresh({ quiet: true })
  return (
    <Section title={t('people.title')} lead={t('people.lead')}>
      <Loaded resource={lists} part>
        {(data) => <Lists data={data} surveys={surveys} onChange={refresh} />}
      </Loaded>
      <FormDisclosure text={t('people.new')}>
        {() => <NewPeople surveys={surveys} onListed={refresh} />}
      </FormDisclosure>
    </Section>
  )
}

interface ListsProps {
  data: RecipientLists
  surveys: CodeList['surveys']
  onChange: () => void
}

function Lists({ data: { lists, optOuts }, surveys, onChange }: ListsProps) {
  useClock()
  const [opened, setOpened] = useState<string | null>(null)
  const [ending, setEnding] = useState<RecipientList | null>(null)
  const list = lists.find(({ code }) => code === opened)
  return (
    <>
      {lists.length === 0 ? (
        <p class="mut">{t('people.none')}</p>
      ) : (
        <Table
          caption={t('people.caption')}
          rows={lists.map((one) => ({ ...one, id: one.code }))}
          columns={columnsOf({ surveys, onOpen: setOpened, onEnd: setEnding })}
        />
      )}
      <p class="mut">{t('people.optOuts', { n: optOuts })}</p>
      {list && <ListDialog list={list} onReminded={onChange} onClose={() => setOpened(null)} />}
      {ending && (
        <ConfirmDialog
          title={t('people.endAsk', { name: ending.name })}
          action={t('codes.end')}
          onClose={() => setEnding(null)}
          onConfirm={async () => {
            await call('DELETE /api/recipients/:code', { params: { code: ending.code } })
            setEnding(null)
            onChange()
          }}
        >
          <p>{t('people.end.text')}</p>
          <p class="mut">{t('access.forGood')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

interface Actions {
  surveys: CodeList['surveys']
  onOpen: (code: string) => void
  onEnd: (list: RecipientList) => void
}

function columnsOf({ surveys, onOpen, onEnd }: Actions): Column<RecipientList & { id: string }>[] {
  return [
    { name: t('people.name'), cell: ({ name }) => name },
    {
      name: t('codes.survey'),
      cell: ({ survey }) => surveys.find(({ id }) => id === survey)?.name ?? survey,
    },
    { name: t('codes.channel'), cell: ({ channel }) => kinds(`channel.${channel}`) },
    { name: t('people.asked'), end: true, cell: ({ asked }) => count(asked) },
    { name: t('people.answered'), end: true, cell: ({ answered }) => count(answered) },
    { name: t('people.reminded'), end: true, cell: ({ reminded }) => count(reminded) },
    { name: t('people.ends'), cell: ({ endsAt }) => localDay(endsAt) },
    {
      name: t('access.actions'),
      unnamed: true,
      end: true,
      cell: (list) => <ListActions list={list} onOpen={onOpen} onEnd={onEnd} />,
    },
  ]
}

function ListActions({ list, onOpen, onEnd }: Omit<Actions, 'surveys'> & { list: RecipientList }) {
  if (list.endsAt <= now.value) return <span class="mut">{t('people.over')}</span>
  return (
    <span class="code-actions">
      <button
        type="button"
        class="control"
        aria-label={t('codes.openNamed', { name: list.name })}
        onClick={() => onOpen(list.code)}
      >
        {t('codes.open')}
      </button>
      <button
        type="button"
        class="control"
        aria-label={t('codes.endNamed', { name: list.name })}
        onClick={() => onEnd(list)}
      >
        {t('codes.end')}
      </button>
    </span>
  )
}
