import { useState } from 'preact/hooks'
import type { JourneyList } from '#contract/journey.ts'
import type { Estimate, SurveyCheck, SurveyDraft } from '#contract/surveys/draft.ts'
import { getSurvey } from '#dashboard/features/surveys/api.ts'
import { CardColumn } from '#dashboard/features/surveys/card/card-column.tsx'
import { textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { SurveyStore } from '#dashboard/features/surveys/draft/survey-store.ts'
import { focusField } from '#dashboard/features/surveys/fields/use-field.ts'
import { QuestionColumn } from '#dashboard/features/surveys/question/question-column.tsx'
import { Clashes } from '#dashboard/features/surveys/review/clashes.tsx'
import { ReviewDialog } from '#dashboard/features/surveys/review/review-dialog.tsx'
import { useEstimate } from '#dashboard/features/surveys/targeting/estimate.tsx'
import { TargetingColumn } from '#dashboard/features/surveys/targeting/targeting-column.tsx'
import { languagesOf } from '#dashboard/features/surveys/translations/texts.ts'
import { TranslationDialog } from '#dashboard/features/surveys/translations/translation-dialog.tsx'
import { t } from './words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useLive } from '#dashboard/kit/loading/live.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { Bar } from './bar.tsx'
import { BuilderProvider } from './builder-context.ts'
import { Headline } from './headline.tsx'
import { useBuilderKeys, useSendingOnLeave } from './use-builder-keys.ts'
import './builder.css'
import '#dashboard/kit/preview/card-frame.css'
import '#dashboard/features/surveys/funnel/funnel.css'
import '#dashboard/features/surveys/question/question.css'
import '#dashboard/features/surveys/review/review.css'
import '#dashboard/features/surveys/targeting/targeting.css'

/** How often others' saves are looked for, in ms. */
const LOOK_MS = 5000

/** `/surveys/:id`: a survey in three columns: the question, the card, when and whom. */
export function BuilderPage({ id = '' }: { id?: string | undefined }) {
  const user = useSession().data?.user
  const draft = useResource<SurveyDraft>(`survey ${id}`, (signal) => getSurvey(id, signal))
  const list = useResource<JourneyList>(`journeys ${locale()}`, (signal) =>
    call('GET /api/journeys', { query: { lang: locale() }, signal }),
  )
  if (isStatus(draft.error, 404)) return <NotFound />
  return (
    <div class="builder-page">
      <Loaded resource={draft}>
        {(first) =>
          // What was known before may be over: the builder begins from what the server has now.
          list.data && user && !draft.loading && first.id === id ? (
            <Builder
              key={id}
              first={first}
              journeys={list.data}
              owner={`${list.data.site.key}.${user.id}`}
            />
          ) : null
        }
      </Loaded>
    </div>
  )
}

const PARTS = ['question', 'card', 'targeting'] as const
type Part = (typeof PARTS)[number]
type Opened = 'review' | 'translations' | null

interface BuilderProps {
  first: SurveyDraft
  journeys: JourneyList
  owner: string
}

function Builder({ first, journeys, owner }: BuilderProps) {
  const [store] = useState(() => new SurveyStore(first, owner))
  const { seq, shown: survey } = store.state.value
  const told = store.told.value
  const [language, setLanguage] = useState(first.language)
  const languages = languagesOf(survey, told.language)
  const [opened, setOpened] = useState<Opened>(null)
  const [published, setPublished] = useState<number | null>(null)
  const [part, setPart] = useState<Part>('question')
  const check = useResource<SurveyCheck>(`check ${store.id} ${seq}`, (signal) =>
    call('GET /api/surveys/:id/check', { params: { id: store.id }, signal }),
  )
  const estimate = useEstimate(store.id, seq)
  useTitle(t('title.builder', { survey: textAt(survey, 'name') }))
  useSignInWhen(store.isSignedOut.value)
  useLive({ key: store.id, least: LOOK_MS }, store.sync)
  const review = () => {
    setPublished(null)
    setOpened('review')
  }
  useBuilderKeys(store, review)
  useSendingOnLeave(store)
  function showField(path: string) {
    setOpened(null)
    setPart(partOf(path))
    const tag = /\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(path)?.[1]
    if (tag !== undefined && languages.includes(tag)) setLanguage(tag)
    // Its column is there by then, and the dialog has given the focus back.
    requestAnimationFrame(() => requestAnimationFrame(() => focusField(path)))
  }
  const context = {
    store,
    survey,
    told,
    language: languages.includes(language) ? language : told.language,
    onLanguage: setLanguage,
    languages,
    check: check.data,
    journeys,
  }
  return (
    <BuilderProvider value={context}>
      <Bar onReview={review} onTranslate={() => setOpened('translations')} />
      <Headline estimate={estimate} />
      <Clashes />
      <p class="builder-told" aria-live="polite">
        {published !== null && t('published.text', { revision: String(published) })}
      </p>
      <Parts part={part} onPart={setPart} />
      <Columns part={part} estimate={estimate} />
      <Dialogs opened={opened} onOpen={setOpened} onField={showField} onPublished={setPublished} />
    </BuilderProvider>
  )
}

/** In which column a field stands. */
function partOf(path: string): Part {
  const isQuestion = /^definition\.(question|scale|kind|ends|choices|followUp|thanks)/.test(path)
  return isQuestion || path.startsWith('name') ? 'question' : 'targeting'
}

/** Question, card, when and whom: beside each other where there is room. */
function Columns({ part, estimate }: { part: Part; estimate: Estimate | null }) {
  return (
    <div class="builder-columns" data-part={part}>
      <section aria-label={t('part.question')} data-of="question">
        <QuestionColumn />
      </section>
      <section aria-label={t('part.card')} data-of="card">
        <CardColumn />
      </section>
      <section aria-label={t('part.targeting')} data-of="targeting">
        <TargetingColumn estimate={estimate} />
      </section>
    </div>
  )
}

interface DialogsProps {
  opened: Opened
  onOpen: (what: Opened) => void
  onField: (path: string) => void
  onPublished: (revision: number) => void
}

/** What lies over the page. */
function Dialogs({ opened, onOpen, onField, onPublished }: DialogsProps) {
  const close = () => onOpen(null)
  if (opened === 'translations') return <TranslationDialog onClose={close} />
  if (opened !== 'review') return null
  return (
    <ReviewDialog
      onClose={close}
      onField={onField}
      onPublished={(revision) => {
        close()
        onPublished(revision)
      }}
    />
  )
}

/** On a phone one column at a time. */
function Parts({ part, onPart }: { part: Part; onPart: (part: Part) => void }) {
  return (
    <fieldset class="builder-parts">
      <legend class="unseen">{t('part.label')}</legend>
      {PARTS.map((one) => (
        <button key={one} type="button" aria-pressed={one === part} onClick={() => onPart(one)}>
          {t(`part.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}
