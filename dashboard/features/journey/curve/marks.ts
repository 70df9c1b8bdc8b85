import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

/** What stands beside the name of a touchpoint, by its id; it comes after the curve. */
export const marks = signal<ReadonlyMap<string, ComponentChildren>>(new Map())
