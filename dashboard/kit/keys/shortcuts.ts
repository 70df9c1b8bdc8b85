import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useLatest } from '#dashboard/kit/loading/latest.ts'

const STORED = 'wayfelt.keys'
/** Keys that are no single letters, and the way to the switch of those. */
const ALWAYS = new Set(['escape', '?', 'ctrl+k'])

/** Single-letter keys can be turned off: those who dictate would press them by accident. */
export const shortcutsOn = signal(true)

/** Turns the keys on or off, and keeps the choice in this browser. */
export function setShortcutsOn(on: boolean): void {
  shortcutsOn.value = on
  localStorage.setItem(STORED, on ? 'on' : 'off')
}

/** Takes over the stored choice. */
export function restoreShortcuts(): void {
  shortcutsOn.value = localStorage.getItem(STORED) !== 'off'
}

/** The key that was meant. On a Cyrillic or Greek keyboard the place of the letter counts. */
export function meantKey(event: KeyboardEvent): string {
  if (/^[!-~]$/.test(event.key) || event.key.length > 1) return event.key.toLowerCase()
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName)
}

/** True while something lies over the page that takes its own keys. */
function isCovered(): boolean {
  return document.querySelector('dialog[open], [popover]:popover-open') !== null
}

/** Calls the handler of a pressed key, unless the reader types or something lies over the page. */
export function useShortcuts(handlers: Record<string, (event: KeyboardEvent) => unknown>): void {
  const latest = useLatest(handlers)
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.altKey || event.repeat) return
      if (event.defaultPrevented || isTyping(event.target) || isCovered()) return
      const isCommand = event.ctrlKey || event.metaKey
      const key = (isCommand ? 'ctrl+' : '') + meantKey(event)
      // Nobody dictates these by accident, and the question mark leads to the switch of the others.
      if (!shortcutsOn.value && !ALWAYS.has(key)) return
      const handler = latest()[key]
      if (!handler) return
      event.preventDefault()
      handler(event)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [latest])
}
