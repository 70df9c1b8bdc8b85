import type { ComponentChildren } from 'preact'
import { ERRORS, never, nothing, resource } from '#dashboard/gallery/fixed.ts'
import type { Part } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import type { Resource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox, explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'

function People({ of, part = false }: { of: Partial<Resource<string[]>>; part?: boolean }) {
  return (
    <Loaded resource={resource(of)} part={part}>
      {(people) => <p>{people.join(', ') || t('gallery.empty.text')}</p>}
    </Loaded>
  )
}

function Refused({ error, main = false }: { error: Error; main?: boolean }) {
  return <ErrorBox error={error} onRetry={nothing} main={main} />
}

interface LazyProps {
  name: string
  load: () => Promise<() => ComponentChildren>
}

function Lazy({ name, load }: LazyProps) {
  return (
    <LazyPart name={`gallery ${name}`} load={load} waiting={<Bones />}>
      {(Arrived) => <Arrived />}
    </LazyPart>
  )
}

const known = ['Ada', 'Basia', 'Celina']

/** What stands in the place of data until they are there, and when they do not come. */
export const LOADING: Part[] = [
  {
    name: 'loaded',
    states: {
      loading: () => <People of={{ loading: true }} />,
      here: () => <People of={{ data: known }} />,
      empty: () => <People of={{ data: [] }} />,
      'failed, with old data': () => <People of={{ data: known, error: ERRORS.internal }} />,
      offline: () => <People of={{ error: ERRORS.offline }} part />,
      forbidden: () => <People of={{ error: ERRORS.forbidden }} part />,
    },
  },
  {
    name: 'error-box',
    states: {
      'with a time to wait': () => <Refused error={ERRORS.tooMany} />,
      'not understood': () => <Refused error={ERRORS.strange} />,
      'alone on its page': () => <Refused error={ERRORS.forbidden} main />,
    },
  },
  {
    name: 'failure',
    states: { said: () => <Failure>{explain(ERRORS.tooMany)}</Failure> },
  },
  {
    name: 'lazy-part',
    states: {
      waiting: () => <Lazy name="waiting" load={never} />,
      here: () => <Lazy name="here" load={async () => () => <p>{t('gallery.arrival.text')}</p>} />,
      lost: () => (
        <Lazy
          name="lost"
          load={async () => {
            throw ERRORS.offline
          }}
        />
      ),
    },
  },
]
