import { useState } from 'preact/hooks'
import { DAY, NOW, SECRET } from '#dashboard/gallery/fixed.ts'
import { After, click, type Part } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { Tabs } from '#dashboard/kit/parts/tabs.tsx'
import { When } from '#dashboard/kit/time/when.tsx'

interface Person {
  name: string
  role: 'owner' | 'manager' | 'agent' | 'viewer'
  seen: number | null
  answers: number
}

const PEOPLE: Person[] = [
  { name: 'Ada Kowalska', role: 'owner', seen: NOW - 60_000, answers: 12_480 },
  { name: 'Konstanty Brzęczyszczykiewicz', role: 'manager', seen: null, answers: 0 },
  { name: 'Ирина', role: 'viewer', seen: NOW - 40 * DAY, answers: 311 },
]

function RoleSelect({ person }: { person: Person }) {
  const roles = ['owner', 'manager', 'agent', 'viewer'] as const
  const [role, choose] = useState<string>(person.role)
  return (
    <Select
      label={`${t('gallery.people.role')}: ${person.name}`}
      value={role}
      options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
      onChange={choose}
    />
  )
}

function SeesComments({ person: { name, role } }: { person: Person }) {
  const [sees, change] = useState(role === 'owner')
  return (
    <input
      class="toggle"
      type="checkbox"
      role="switch"
      aria-label={`${t('gallery.people.comments')}: ${name}`}
      checked={sees}
      aria-checked={sees}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  )
}

function peopleColumns(): Column<Person>[] {
  return [
    {
      name: t('gallery.people.name'),
      cell: ({ name, seen }) => (
        <>
          {name} {seen === null && <span class="badge">{t('gallery.people.invited')}</span>}
        </>
      ),
    },
    { name: t('gallery.people.role'), cell: (person) => <RoleSelect person={person} /> },
    {
      name: t('gallery.people.comments'),
      cell: (person) => <SeesComments person={person} />,
    },
    {
      name: t('gallery.people.seen'),
      cell: ({ seen }) => (seen === null ? t('gallery.people.never') : <When at={seen} />),
    },
    { name: t('gallery.people.answers'), end: true, cell: ({ answers }) => count(answers) },
  ]
}

interface Key {
  name: string
  secret: string
}

function keyColumns(): Column<Key>[] {
  return [
    { name: t('gallery.people.name'), cell: ({ name }) => name },
    { name: t('gallery.field.key'), cell: ({ secret }) => <CopyBox text={secret} /> },
    {
      name: t('gallery.people.action'),
      unnamed: true,
      end: true,
      cell: ({ name }) => (
        <button type="button" class="control" aria-label={`${t('gallery.people.remove')}: ${name}`}>
          {t('gallery.people.remove')}
        </button>
      ),
    },
  ]
}

const KEYS: Key[] = [
  { name: 'CRM', secret: SECRET },
  { name: 'Kasa', secret: 'wf_pk_short' },
]

function Snippets({ names }: { names: string[] }) {
  const tabs = names.map((name) => ({
    name,
    content: <CopyBox text={`${name}\n  sign("${SECRET.slice(0, 12)}")`} />,
  }))
  return <Tabs label={`${t('gallery.tabs.label')} (${names.length})`} tabs={tabs} />
}

const LANGUAGES = ['JavaScript', 'PHP', 'Python', 'Ruby', 'Java', 'C#', 'Go', 'Rust', 'Elixir']

/** Lists, and panels of which one is open. */
export const LISTS: Part[] = [
  {
    name: 'table',
    states: {
      people: () => (
        <Table
          caption={t('gallery.section.title')}
          columns={peopleColumns()}
          rows={PEOPLE.map((one) => ({ id: one.name, ...one }))}
        />
      ),
      'with keys and buttons': () => (
        <Table
          caption={t('gallery.secret.use')}
          columns={keyColumns()}
          rows={KEYS.map((one) => ({ id: one.name, ...one }))}
        />
      ),
    },
  },
  {
    name: 'tabs',
    states: {
      first: () => <Snippets names={LANGUAGES.slice(0, 3)} />,
      second: () => (
        <After does={click(1)}>
          <Snippets names={LANGUAGES.slice(0, 2)} />
        </After>
      ),
      'more than fit': () => (
        <Snippets names={[...LANGUAGES, ...LANGUAGES.map((one) => `${one} 2`)]} />
      ),
    },
  },
]
