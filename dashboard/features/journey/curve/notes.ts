import { signal } from '@preact/signals'

/** Escape hides the note of a point until the pointer or the focus moves to another. */
export const notesOff = signal(false)
