import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { CasePeople } from '#contract/cases/story.ts'
import { found, typingAt } from './mentions.ts'

type Person = CasePeople['people'][number]

interface Picking {
  people: CasePeople | null
  text: string
  onText: (text: string) => void
  field: RefObject<HTMLTextAreaElement | null>
}

/** Picks a colleague behind an @ without leaving the field: arrows, Enter or Tab, and Escape. */
export function usePicker({ people, text, onText, field }: Picking) {
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  /** The text for which the list was closed. */
  const [closed, setClosed] = useState<string | null>(null)
  const [after, setAfter] = useState<number | null>(null)
  const typing = closed === text ? null : typingAt(text, caret)
  const shown = typing ? found(people?.people ?? [], typing.name) : []
  const here = Math.min(at, shown.length - 1)
  useLayoutEffect(() => {
    if (after === null) return
    field.current?.focus()
    field.current?.setSelectionRange(after, after)
    setAfter(null)
  }, [after, field])
  const choose = ({ name }: Person) => {
    if (!typing) return
    const whole = `@${name} `
    const next = text.slice(0, typing.from) + whole + text.slice(typing.to)
    const place = typing.from + whole.length
    onText(next)
    setCaret(place)
    setAt(0)
    setClosed(next)
    setAfter(place)
  }
  /** @returns whether the key was for the list */
  const onKey = (event: KeyboardEvent): boolean => {
    if (shown.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false
    const side = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = event.key === 'Enter' || event.key === 'Tab' ? shown[here] : undefined
    if (side === 0 && chosen === undefined && event.key !== 'Escape') return false
    event.preventDefault()
    event.stopPropagation()
    if (side !== 0) setAt((here + side + shown.length) % shown.length)
    else if (chosen) choose(chosen)
    else setClosed(text)
    return true
  }
  return { shown, at: here, move: setCaret, choose, onKey }
}
