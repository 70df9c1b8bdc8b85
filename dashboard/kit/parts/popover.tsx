import type { ComponentChildren, TargetedToggleEvent } from 'preact'
import { useId } from 'preact/hooks'
import { Caret } from './icons.tsx'

interface Props {
  label: string
  text: ComponentChildren
  caret?: boolean
  quiet?: boolean
  children: (close: () => void) => ComponentChildren
}

const MARGIN = 8
const GAP = 6

/** A button and what it opens. The browser's own popover closes on Escape and on a click outside. */
export function Popover({ label, text, caret = false, quiet = false, children }: Props) {
  const id = useId()
  return (
    <>
      <button type="button" class={quiet ? 'control control-quiet' : 'control'} popoverTarget={id}>
        {text}
        {caret && <Caret />}
      </button>
      <dialog id={id} popover="auto" class="popover" aria-label={label} onToggle={onToggle}>
        {children(() => document.getElementById(id)?.hidePopover())}
      </dialog>
    </>
  )
}

function onToggle({ newState, currentTarget: panel }: TargetedToggleEvent<HTMLDialogElement>) {
  const button = panel.previousElementSibling
  if (newState === 'open' && button) placeBeside(button, panel)
}

/**
 * The top layer knows no neighbours: the place under the button has to be worked out, or above it
 * where there is no room below.
 */
function placeBeside(button: Element, panel: HTMLElement): void {
  const anchor = button.getBoundingClientRect()
  const room = document.documentElement.clientWidth - panel.offsetWidth - MARGIN
  panel.style.left = `${Math.max(MARGIN, Math.min(anchor.left, room)) + scrollX}px`
  const below = anchor.bottom + GAP
  const fits = below + panel.offsetHeight <= innerHeight || anchor.top < panel.offsetHeight + GAP
  panel.style.top = `${(fits ? below : anchor.top - GAP - panel.offsetHeight) + scrollY}px`
}
