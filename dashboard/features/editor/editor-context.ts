import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { MapDocument } from '#contract/map/document.ts'
import type { MadeEdit } from '#contract/map/draft.ts'
import type { DraftStore } from './draft/draft-store.ts'
import type { Measured } from './curve/measured.ts'

/** What every part of the editor knows. */
export interface EditorContext {
  store: DraftStore
  /** The map as it is on screen. */
  map: MapDocument
  published: MapDocument
  measured: Map<string, Measured>
  /** Today in the site's time zone. */
  today: string
  /** Ids of parts that somebody else has just changed, and who. */
  others: Map<string, string>
  /** The part whose panel is open. */
  open: string | null
  onOpen: (id: string | null) => void
}

const Context = createContext<EditorContext | null>(null)
export const EditorProvider = Context.Provider

export function useEditor(): EditorContext {
  const editor = useContext(Context)
  if (!editor) throw new Error('no editor around this part')
  return editor
}

/** Somebody counts as being at a part for so long after an edit, in ms. */
const PRESENT_MS = 90_000

/** Who else has changed what just now: the part by its id, and the latest name. */
export function othersAt(
  made: MadeEdit[],
  me: string | undefined,
  now: number,
): Map<string, string> {
  const recent = made.filter(({ by, at }) => by.id !== me && now - at < PRESENT_MS)
  return new Map(
    recent.map(({ edit, by }) => [edit.do === 'add' ? edit.parent : edit.part, by.name]),
  )
}
