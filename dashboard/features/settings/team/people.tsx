import { useState } from 'preact/hooks'
import type { UserChange } from '#contract/site/team.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { PeopleTable } from './people-table.tsx'
import { type Person, remove } from './team.ts'
import { t } from './words.ts'

interface Props {
  people: Person[]
  site: string
  onChanged: () => void
  /** The reader has changed or removed themselves. */
  onSignedOut: () => void
}

/** The people of the site, and what happens to them. */
export function People({ people, site, onChanged, onSignedOut }: Props) {
  const [asked, setAsked] = useState<{ person: Person; to: UserChange } | null>(null)
  const [removing, setRemoving] = useState<Person | null>(null)
  const [outcome, setOutcome] = useState('')
  function done(person: Person, text: string) {
    setAsked(null)
    setRemoving(null)
    setOutcome(text)
    if (person.you) onSignedOut()
    else onChanged()
  }
  return (
    <>
      <Outcome text={outcome} />
      <PeopleTable
        people={people}
        onChange={(person, to) => setAsked({ person, to })}
        onRemove={setRemoving}
      />
      {asked && (
        <ChangeDialog
          {...asked}
          onDone={(text) => done(asked.person, text)}
          onClose={() => setAsked(null)}
        />
      )}
      {removing && (
        <ConfirmDialog
          title={t('team.remove.title', { name: removing.name, site })}
          action={t('team.remove.action')}
          typed={removing.email}
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await remove(removing)
            done(removing, t('team.removed', { name: removing.name }))
          }}
        >
          <p>
            {removing.you ? t('team.remove.self') : t('team.remove.text', { name: removing.name })}
          </p>
        </ConfirmDialog>
      )}
    </>
  )
}
