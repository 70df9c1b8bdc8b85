import type { MapNote, MapStage } from '#contract/map/document.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { setting, type Step } from '#dashboard/features/editor/draft/draft-store.ts'

export type NoteList = 'needs' | 'barriers'

/**
 * The steps that make a list of notes say what was typed, one note a line. A line that is still there
 * keeps its note; of the others the first ones are changed notes, so that their history goes on.
 * @param makeId id of a new note
 */
export function stepsToLines(
  { stage, list, text }: { stage: MapStage; list: NoteList; text: string },
  makeId: () => string,
): Step[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim().slice(0, MAP_LIMITS.note))
    .filter((line) => line !== '')
    .slice(0, MAP_LIMITS.parts)
  const notes: MapNote[] = stage[list]
  const free = notes.filter((note) => !lines.includes(note.text))
  const fresh = lines.filter((line) => !notes.some((note) => note.text === line))
  const changed = free.slice(0, fresh.length)
  return [
    ...changed.map((note, index) => setting(note, 'text', fresh[index])),
    ...free.slice(fresh.length).map((note): Step => ({ do: 'remove', part: note.id, was: note })),
    ...fresh.slice(changed.length).map((line): Step => {
      const part = { id: makeId(), text: line }
      return { do: 'add', list, parent: stage.id, before: null, part }
    }),
  ]
}
