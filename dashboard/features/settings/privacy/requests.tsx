import type { ErasureList } from '#contract/privacy.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { ErasureTable } from './erasures/erasure-table.tsx'
import { currentRuns, useErasing } from './erasures/use-erasing.ts'
import { OutOfReach } from './person/erase-dialog.tsx'
import { PersonForm } from './person/person-form.tsx'
import { t } from './words.ts'

/** What a person may ask for: a copy of what is held about them, or to be forgotten. */
export function Requests() {
  const erasures = useResource<ErasureList>('erasures', (signal) =>
    call('GET /api/privacy/erasures', { signal }),
  )
  const { runs, latest, begin, goOn } = useErasing()
  return (
    <>
      <Section title={t('person.title')} lead={t('person.lead')}>
        <PersonForm onErase={begin} />
        <output class="told">
          {latest?.state === 'running' && t('erase.begun')}
          {latest?.state === 'done' && t('erase.done', { n: latest.erased })}
        </output>
        <details class="fold">
          <summary>{t('erase.reach')}</summary>
          <OutOfReach />
          <p class="section-lead">{t('erase.late')}</p>
        </details>
      </Section>
      <Section title={t('erasures.title')} lead={t('erasures.lead')}>
        <Loaded resource={erasures} part>
          {(data) => <ErasureTable runs={currentRuns(data.erasures, runs)} onGoOn={goOn} />}
        </Loaded>
      </Section>
    </>
  )
}
