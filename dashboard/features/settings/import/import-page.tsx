import { useState } from 'preact/hooks'
import type { ImportList } from '#contract/import-runs.ts'
import { IMPORT_TARGETS, type ImportTargetName } from '#contract/delivery/words.ts'
import type { JourneyList } from '#contract/journey.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import importDoc from '../../../../docs/import.md?url'
import { listImports } from './api.ts'
import { ChosenFile } from './chosen-file.tsx'
import { DropFile } from './drop-file.tsx'
import { ImportTable } from './list/import-table.tsx'
import { imports, t } from './words.ts'
import './import.css'

/** `/settings/import`: answers from a file, and taking a file back. */
export function ImportPage() {
  const [file, setFile] = useState<File | null>(null)
  const [target, setTarget] = useState<ImportTargetName>('answers')
  const hasOrders = mayDo(useSession().data, 'orders:write')
  const language = locale()
  const map = useResource<JourneyList>(`journeys-${language}`, (signal) =>
    call('GET /api/journeys', { query: { lang: language }, signal }),
  )
  const list = useResource<ImportList>('imports', listImports)
  const guide = (
    <a href={importDoc} target="_blank" rel="noopener">
      <code>docs/import.md</code>
    </a>
  )
  return (
    <>
      <PageHead>{t('import.head')}</PageHead>
      <Section title={t('import.file')} lead={t('import.file.lead')}>
        {hasOrders && (
          <SelectField
            name="target"
            label={t('import.target')}
            value={target}
            options={IMPORT_TARGETS.map((value) => ({
              value,
              label: t(`import.target.${value}`),
            }))}
            onChange={(value) =>
              setTarget(IMPORT_TARGETS.find((known) => known === value) ?? 'answers')
            }
          />
        )}
        <DropFile file={file} onFile={setFile} />
        {file && (
          <Loaded resource={map} part>
            {(data) => (
              <ChosenFile
                // Another file begins from nothing.
                key={`${target} ${file.name} ${file.size} ${file.lastModified}`}
                target={target}
                file={file}
                map={data}
                onListed={() => list.refresh({ quiet: true })}
              />
            )}
          </Loaded>
        )}
      </Section>
      <Section title={t('imports.title')} lead={t('imports.lead')}>
        <Loaded resource={list} part>
          {(data) => (
            <ImportTable runs={data.imports} onChange={() => list.refresh({ quiet: true })} />
          )}
        </Loaded>
      </Section>
      <p class="section-lead documents">{imports.pieces('import.docs', { guide })}</p>
    </>
  )
}
