import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A part of the kit and the states in which it is shown, by their names. */
export interface Part {
  name: string
  states: Readonly<Record<string, () => ComponentChildren>>
  /** True for what fills the window: its states are shown one at a time. */
  alone?: boolean
}

/** What examples still do after they have appeared. */
let running: Promise<unknown>[] = []

/** Waits until every example is in the state that it shows. */
export async function examplesReady(): Promise<void> {
  while (running.length > 0) {
    const these = running
    running = []
    await Promise.all(these)
  }
}

interface AfterProps {
  /** What a hand would do to bring the part into the state. */
  does: (root: HTMLElement) => void | Promise<void>
  children: ComponentChildren
}

/** An example that a click or a word brings into its state, as soon as it is on screen. */
export function After({ does, children }: AfterProps) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (root.current) running.push(Promise.resolve(does(root.current)))
    // Once: a new language or theme makes a new example.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return <div ref={root}>{children}</div>
}

/** Clicks the n-th button of an example. */
export function click(index = 0): (root: HTMLElement) => void {
  return (root) => root.querySelectorAll<HTMLElement>('button, summary')[index]?.click()
}

/** Types into the first field, and lets the page take it in. */
export async function type(root: HTMLElement, text: string): Promise<void> {
  const input = root.querySelector<HTMLInputElement>('input:not([type=checkbox])')
  if (!input) throw new Error('There is nothing to type into')
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await painted()
}

/** Sends the form of an example, and lets the page take the outcome in. */
export async function send(root: HTMLElement): Promise<void> {
  root.querySelector('form')?.requestSubmit()
  await painted()
}

/** Until what has changed is on screen. */
export async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve))
}
