import { signal } from '@preact/signals'
import type { Doubt } from '#dashboard/features/suspicions/doubt.ts'

/** What the page says beside what is counted, while some answers look forged; else nothing. */
export const doubt = signal<Doubt>({})
