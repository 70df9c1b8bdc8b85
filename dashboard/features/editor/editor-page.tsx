import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Curve, JourneyList } from '#contract/journey.ts'
import type { Draft } from '#contract/map/draft.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { dayRange, signed } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useLatest } from '#dashboard/kit/loading/latest.ts'
import { useLive } from '#dashboard/kit/loading/live.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { addDays } from '#dashboard/kit/time/days.ts'
import { now } from '#dashboard/kit/time/now.ts'
import { getDraft } from './api.ts'
import { BackLink, Bar } from './bar.tsx'
import { DraftStore } from './draft/draft-store.ts'
import { shownName } from './draft/names.ts'
import { EditorProvider, othersAt, useEditor } from './editor-context.ts'
import { Annotations } from './grid/annotations.tsx'
import { MapGrid } from './grid/map-grid.tsx'
import { MEASURED_DAYS, measuredOf } from './curve/measured.ts'
import { StageTable } from './table/stage-table.tsx'
import { Panel } from './panel/panel.tsx'
import { Who } from './who/who.tsx'
import { Refusals } from './review/refused.tsx'
import { t } from './words.ts'
import './editor.css'
import './panel/panel.css'

/** `/journeys/:id/edit`: the map of a journey, in the grid that it is read in. */
export function EditorPage({ id = '' }: { id?: string | undefined }) {
  const user = useSession().data?.user
  const draft = useResource<Draft>(`draft ${id}`, (signal) => getDraft(id, signal))
  const list = useResource<JourneyList>(`journeys ${locale()}`, (signal) =>
    call('GET /api/journeys', { query: { lang: locale() }, signal }),
  )
  if (list.data && !list.data.journeys.some((journey) => journey.id === id)) return <NotFound />
  return (
    <div class="editor-page">
      {draft.error && !draft.data && <BackLink journey={id} />}
      <Loaded resource={draft}>
        {(first) =>
          // What was known before may be over: the editor begins from what the server has now.
          list.data && user && !draft.loading && first.document.id === id ? (
            <Editor
              key={id}
              first={first}
              today={list.data.site.today}
              owner={`${list.data.site.key}.${user.id}`}
            />
          ) : null
        }
      </Loaded>
    </div>
  )
}

/** One draft on screen. What was read first is where it begins; from then on it keeps itself in step. */
function Editor({ first, today, owner }: { first: Draft; today: string; owner: string }) {
  const { route } = useLocation()
  const session = useSession()
  const [store] = useState(() => new DraftStore(first, owner))
  const [open, setOpen] = useState<string | null>(null)
  const map = store.map.value
  const range = { from: addDays(today, 1 - MEASURED_DAYS), to: today }
  const curve = useResource<Curve>(`editor curve ${map.id} ${today}`, (signal) =>
    call('GET /api/journeys/:id/curve', { params: { id: map.id }, query: range, signal }),
  )
  useTitle(t('title.editor', { journey: shownName(map) }))
  useSignInWhen(store.isSignedOut.value)
  useLive({ key: map.id }, store.sync)
  const [isTable, setTable] = useState(false)
  useEditorKeys(store, () => setTable((was) => !was))
  useSendingOnLeave(store)
  const context = {
    store,
    map,
    published: store.published.value.map,
    measured: measuredOf(curve.data),
    today,
    others: othersAt(store.state.value.made, session.data?.user?.id, now.value),
    open,
    onOpen: setOpen,
  }
  return (
    <EditorProvider value={context}>
      <Bar onPublished={() => route(`/journeys/${map.id}`)} />
      <div class="editor-body" data-open={open !== null || undefined}>
        <div class="editor-main">
          <Headline n={curve.data?.n ?? null} range={range} />
          {store.isOver.value && (
            <p class="notice" aria-live="polite">
              {t('editor.over')}{' '}
              <button type="button" class="control" onClick={store.seeOver}>
                {t('refused.ok')}
              </button>
            </p>
          )}
          <Refusals />
          {isTable ? <StageTable /> : <MapGrid />}
          <p class="table-switch">
            <button
              type="button"
              class="control"
              aria-pressed={isTable}
              onClick={() => setTable(!isTable)}
            >
              {t('stages.table.show')} <kbd aria-hidden="true">T</kbd>
            </button>
          </p>
          <p class="editor-hint mut">{t('editor.hint')}</p>
          <BesideMap />
        </div>
        {open !== null && <Panel />}
      </div>
    </EditorProvider>
  )
}

/** What belongs to the whole map. */
function BesideMap() {
  return (
    <>
      <Who />
      <Annotations />
    </>
  )
}

/** A page that is left has its last steps on the way. */
function useSendingOnLeave(store: DraftStore): void {
  useEffect(() => {
    const send = () => void (document.hidden && store.sync().catch(() => undefined))
    document.addEventListener('visibilitychange', send)
    return () => document.removeEventListener('visibilitychange', send)
  }, [store])
}

/** Where the team and its customers differ most, where both have spoken. */
function Headline({ n, range }: { n: number | null; range: { from: string; to: string } }) {
  const { map, measured } = useEditor()
  const gaps = map.stages.flatMap((stage) => {
    const { assumed } = stage
    const value = measured.get(stage.id)?.value ?? null
    return assumed === null || value === null ? [] : [{ name: shownName(stage), assumed, value }]
  })
  const [widest] = gaps.toSorted(
    (a, b) => Math.abs(b.assumed - b.value) - Math.abs(a.assumed - a.value),
  )
  return (
    <div class="editor-head">
      <h1>
        {widest
          ? t('editor.gap', {
              stage: widest.name,
              assumed: signed(widest.assumed),
              measured: signed(widest.value),
            })
          : t('editor.noGap', { journey: shownName(map) })}
      </h1>
      {n !== null && <p class="mut">{t('editor.measured', { n, range: dayRange(range) })}</p>}
    </div>
  )
}

/** Ctrl-Z takes back, with Shift it does again, T shows the table; in a field all are its own. */
function useEditorKeys(store: DraftStore, showTable: () => void): void {
  const latest = useLatest(showTable)
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isField = event.target instanceof HTMLElement && event.target.matches('input, textarea')
      const key = event.key.toLowerCase()
      const isCommand = event.ctrlKey || event.metaKey
      if (isField || event.altKey || document.querySelector('dialog:modal')) return
      if (isCommand ? key !== 'z' : key !== 't') return
      event.preventDefault()
      if (!isCommand) latest()()
      else if (event.shiftKey) store.redo()
      else store.undo()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [store, latest])
}
