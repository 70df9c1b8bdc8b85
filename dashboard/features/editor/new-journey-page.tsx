import { useLocation } from 'preact-iso'
import { useId, useState } from 'preact/hooks'
import type { JourneyList } from '#contract/journey.ts'
import type { TemplateList } from '#contract/templates.ts'
import { LIMITS } from '#contract/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { firstId } from './draft/new-id.ts'
import { t } from './words.ts'
import './new-journey.css'

type Template = TemplateList['templates'][number]

/** `/new-journey`: from a template, or from nothing. What is made is opened in the editor. */
export function NewJourneyPage() {
  useTitle(t('title.new'))
  const lang = locale()
  const templates = useResource<TemplateList>(`templates ${lang}`, (signal) =>
    call('GET /api/templates', { query: { lang }, signal }),
  )
  const list = useResource<JourneyList>(`journeys ${lang}`, (signal) =>
    call('GET /api/journeys', { query: { lang }, signal }),
  )
  const known = new Set(list.data?.journeys.map(({ id }) => id))
  return (
    <>
      <PageHead>{t('new.title')}</PageHead>
      <p class="mut">{t('new.text')}</p>
      <Loaded resource={templates} part>
        {(found) => (
          <ul class="templates">
            {found.templates.map((template) => (
              <TemplateCard
                key={template.id}
                template={template}
                isThere={known.has(template.journey)}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <EmptyMap />
    </>
  )
}

function TemplateCard({ template, isThere }: { template: Template; isThere: boolean }) {
  const { route } = useLocation()
  const { id, journey, name, kind, stages, touchpoints, questions } = template
  const { busy, failure, run } = useAction(async () => {
    const made = await call('POST /api/journeys', { body: { template: id, language: locale() } })
    route(`/journeys/${made.id}/edit`)
  })
  return (
    <li class="template">
      <h2>{name}</h2>
      <p class="template-stages">{stages.join(' → ')}</p>
      <p class="mut">
        {t('new.touchpoints', { n: touchpoints })}, {t('new.questions', { n: questions })}
        {kind === 'employee' && ` · ${t('new.employee')}`}
      </p>
      {isThere ? (
        <a class="control" href={`/journeys/${journey}/edit`}>
          {t('new.isThere')}
          <span class="unseen"> {name}</span>
        </a>
      ) : (
        <button
          type="button"
          class="control"
          disabled={busy}
          aria-label={t('new.startFrom', { name })}
          onClick={run}
        >
          {t('new.start')}
        </button>
      )}
      {failure && <Failure>{explain(failure)}</Failure>}
    </li>
  )
}

/** A map without any stage, under a name of one's own. */
function EmptyMap() {
  const { route } = useLocation()
  const id = useId()
  const [name, setName] = useState('')
  const { busy, failure, run } = useAction(async () => {
    const body = {
      id: firstId(name.trim(), 'journey'),
      name: name.trim(),
      kind: 'customer' as const,
    }
    const made = await call('POST /api/journeys', { body })
    route(`/journeys/${made.id}/edit`)
  })
  return (
    <form
      class="empty-map"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <h2 id={id}>{t('new.empty')}</h2>
      <label class="field">
        <span class="field-label">{t('new.name')}</span>
        <input
          type="text"
          required
          maxLength={LIMITS.mapName}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </label>
      <button type="submit" class="control" disabled={busy || name.trim() === ''}>
        {t('new.start')}
      </button>
      {failure && <Failure>{explain(failure)}</Failure>}
    </form>
  )
}
