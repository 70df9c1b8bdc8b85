import type { UserChange } from '#contract/site/team.ts'
import { Seen } from '#dashboard/features/settings/seen.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { type Person, readRole, roleOptions, roleTitle } from './team.ts'
import { t } from './words.ts'

interface Props {
  people: Person[]
  /** Nothing changes before the reader has agreed. */
  onChange: (person: Person, change: UserChange) => void
  onRemove: (person: Person) => void
}

/** Who sees the site, and as what. */
export function PeopleTable({ people, onChange, onRemove }: Props) {
  const owners = people.filter(({ role }) => role === 'owner')
  // The API lets nobody end the ownership of a site, so it is not offered either.
  const stays = (person: Person) => owners.length === 1 && person === owners[0]
  return (
    <Table
      caption={t('team.list', { n: owners.length })}
      rows={people}
      columns={[
        { name: t('team.person'), cell: who },
        {
          name: t('team.role'),
          cell: (person) => (stays(person) ? onlyOwner() : roleSelect(person, onChange)),
        },
        {
          name: t('team.comments'),
          cell: (person) => commentsSwitch(person, onChange),
        },
        { name: t('team.seen'), cell: seen },
        {
          name: t('access.actions'),
          unnamed: true,
          end: true,
          cell: (person) => (stays(person) ? null : removeButton(person, onRemove)),
        },
      ]}
    />
  )
}

function who({ name, email, you }: Person) {
  return (
    <span class="member">
      <span>
        {name} {you && <span class="badge">{t('team.you')}</span>}
      </span>
      <span class="mut">{email}</span>
    </span>
  )
}

function onlyOwner() {
  return (
    <span>
      {roleTitle('owner')}
      <span class="cell-more">{t('team.soleOwner')}</span>
    </span>
  )
}

function roleSelect(person: Person, onChange: Props['onChange']) {
  return (
    <Select
      label={t('team.role.of', { name: person.name })}
      value={person.role}
      options={roleOptions()}
      onChange={(role) => onChange(person, { role: readRole(role) })}
    />
  )
}

/** Only viewers need a leave for it. */
function commentsSwitch(person: Person, onChange: Props['onChange']) {
  const { name, role, comments } = person
  if (role !== 'viewer') return <span class="mut">{t('team.comments.always')}</span>
  return (
    <input
      class="toggle"
      type="checkbox"
      role="switch"
      aria-label={t('team.comments.of', { name })}
      checked={comments}
      aria-checked={comments}
      onChange={() => onChange(person, { comments: !comments })}
    />
  )
}

function seen({ seenAt }: Person) {
  return <Seen at={seenAt} />
}

function removeButton(person: Person, onRemove: Props['onRemove']) {
  return (
    <button
      type="button"
      class="control"
      aria-label={t('team.remove', { name: person.name })}
      onClick={() => onRemove(person)}
    >
      {t('team.remove.action')}
    </button>
  )
}
