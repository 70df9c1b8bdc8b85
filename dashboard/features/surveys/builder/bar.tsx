import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { LIMITS } from '#contract/words.ts'
import { nameIn, renamed } from '#dashboard/features/surveys/draft/survey-name.ts'
import { isRefusal } from '#dashboard/features/surveys/draft/survey-store.ts'
import { placeInWords } from '#dashboard/features/surveys/list/places.ts'
import { t } from './words.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { Popover } from '#dashboard/kit/parts/popover.tsx'
import { useBuilder } from './builder-context.ts'
import { shownState } from '#dashboard/features/surveys/list/survey-state.ts'
import { SurveyFile } from './survey-file.tsx'

interface Props {
  onReview: () => void
  onTranslate: () => void
}

/** The bar on top: where one is, what is saved, and the ways on. */
export function Bar({ onReview, onTranslate }: Props) {
  const { store, survey, told, journeys } = useBuilder()
  const { undo, redo } = store.state.value
  const state = shownState({ ...told, plan: told.published?.plan ?? null })
  return (
    <header class="builder-bar">
      <a class="builder-back" href="/surveys">
        <span aria-hidden="true">‹</span> {t('bar.back')}
      </a>
      <Name />
      <span class="builder-place mut">{placeInWords(journeys, survey.touchpoint)}</span>
      <span class="builder-state">
        <span class="badge" data-state={state}>
          {t(`state.${state}`)}
        </span>
        {told.revision > 0 && told.isOpen && <span class="badge">{t('bar.changed')}</span>}
        <Saved />
      </span>
      <span class="builder-actions">
        {(['undo', 'redo'] as const).map((name) => (
          <button
            key={name}
            type="button"
            class="icon-button"
            aria-label={t(`bar.${name}`)}
            title={t(`bar.${name}`)}
            disabled={(name === 'undo' ? undo : redo).length === 0}
            onClick={store[name]}
          >
            {name === 'undo' ? '↶' : '↷'}
          </button>
        ))}
        <Popover label={t('bar.more')} text={t('bar.more')} caret>
          {(close) => <More close={close} onTranslate={onTranslate} />}
        </Popover>
        <StateButton />
        <button type="button" class="primary builder-review" onClick={onReview}>
          {t('bar.review')}
        </button>
      </span>
    </header>
  )
}

/** In the reader's language; also as it is called elsewhere, where that was the same. */
function Name() {
  const { store, survey } = useBuilder()
  // A reader without a name in their language sees and changes what it is called elsewhere.
  const language = locale()
  const reader = { language, own: language }
  const rename = (name: string) => store.replace(renamed(survey, name, reader), 'name')
  return (
    <input
      class="builder-name"
      aria-label={t('bar.name')}
      data-field="name"
      maxLength={LIMITS.mapName}
      value={nameIn(survey, language, language)}
      onInput={({ currentTarget }) => rename(currentTarget.value)}
    />
  )
}

/** Whether the server has everything; why not, where it would not take it. */
function Saved() {
  const { store } = useBuilder()
  const failure = store.failure.value
  const saved = store.isSaved.value ? 'saved' : failure ? 'waiting' : 'saving'
  return (
    <span class="builder-saved mut" aria-live="polite">
      {saved === 'waiting' && isRefusal(failure)
        ? t('bar.refused', { why: explain(failure) })
        : t(`bar.${saved}`)}
    </span>
  )
}

/** Stops asking, or goes on. */
function StateButton() {
  const { store, told } = useBuilder()
  const next = told.state === 'live' ? 'paused' : 'live'
  const { busy, failure, run } = useAction(async () => await store.changeState(next))
  if (told.revision === 0) return null
  return (
    <>
      <button type="button" class="control" disabled={busy} onClick={run}>
        {t(next === 'paused' ? 'bar.pause' : 'bar.resume')}
      </button>
      {failure && <Failure>{explain(failure)}</Failure>}
    </>
  )
}

function More({ close, onTranslate }: { close: () => void; onTranslate: () => void }) {
  const { told } = useBuilder()
  const [asked, setAsked] = useState<'discard' | 'archive' | null>(null)
  const isNew = told.revision === 0
  return (
    <div class="menu">
      <button
        type="button"
        onClick={() => {
          close()
          onTranslate()
        }}
      >
        {t('bar.translations')}
      </button>
      <SurveyFile onDone={close} />
      {!isNew && told.state !== 'archived' && (
        <button type="button" onClick={() => setAsked('archive')}>
          {t('bar.archive')}
        </button>
      )}
      {(isNew || told.isOpen) && (
        <button type="button" onClick={() => setAsked('discard')}>
          {t(isNew ? 'bar.delete' : 'bar.discard')}
        </button>
      )}
      {asked === 'archive' && <ArchiveDialog onClose={() => setAsked(null)} />}
      {asked === 'discard' && <DiscardDialog onClose={() => setAsked(null)} />}
    </div>
  )
}

function ArchiveDialog({ onClose }: { onClose: () => void }) {
  const { store } = useBuilder()
  return (
    <ConfirmDialog
      title={t('archive.ask')}
      action={t('bar.archive')}
      onClose={onClose}
      onConfirm={async () => {
        await store.changeState('archived')
        onClose()
      }}
    >
      <p>{t('archive.text')}</p>
    </ConfirmDialog>
  )
}

function DiscardDialog({ onClose }: { onClose: () => void }) {
  const { store, told } = useBuilder()
  const { route } = useLocation()
  const isNew = told.revision === 0
  return (
    <ConfirmDialog
      title={t(isNew ? 'discard.askNew' : 'discard.ask')}
      action={t(isNew ? 'bar.delete' : 'bar.discard')}
      onClose={onClose}
      onConfirm={async () => {
        await store.discard()
        onClose()
        if (isNew) route('/surveys')
      }}
    >
      <p>{t(isNew ? 'discard.textNew' : 'discard.text')}</p>
    </ConfirmDialog>
  )
}
