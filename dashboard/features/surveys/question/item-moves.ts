import { useState } from 'preact/hooks'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { listAt, setAt } from '#dashboard/features/surveys/draft/paths.ts'

/** Into the words of an item of a list. */
export function focusLabel(list: string, index: number, language: string): void {
  const field = `${list}[${index}].label.${language}`
  document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)?.focus()
}

interface Item {
  /** Path of the list that it stands in. */
  list: string
  index: number
  /** Places of those that are shown together with it, in their order. */
  among: number[]
}

/** How an item gets to another place: by keys, by buttons, by dragging. */
export function useItemMoves({ list, index, among }: Item) {
  const { store, survey, language } = useBuilder()
  const [isOver, setOver] = useState(false)
  // Only items of the same list are taken; browsers write the names of what is dragged small.
  const type = `wayfelt/${list}`.toLowerCase()
  const place = among.indexOf(index)
  const neighbours = { up: among[place - 1], down: among[place + 1] }
  function move(from: number, to: number) {
    const items = [...listAt(survey, list)]
    items.splice(to, 0, ...items.splice(from, 1))
    store.replace(setAt(survey, list, items))
  }
  function moveTo(target: number | undefined) {
    if (target === undefined) return
    move(index, target)
    // The field that was typed in goes along.
    requestAnimationFrame(() => focusLabel(list, target, language))
  }
  return {
    isOver,
    neighbours,
    moveTo,
    onKeyDown: (event: KeyboardEvent) => {
      if (!event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return
      event.preventDefault()
      moveTo(event.key === 'ArrowUp' ? neighbours.up : neighbours.down)
    },
    onDragStart: (event: DragEvent) => event.dataTransfer?.setData(type, String(index)),
    target: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer?.types.includes(type)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        const from = Number(event.dataTransfer?.getData(type))
        if (among.includes(from)) move(from, index)
      },
    },
  }
}
