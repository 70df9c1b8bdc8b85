import { signal } from '@preact/signals'

/** Whether the page suggests to add a passkey. */
export const passkeyHint = signal(false)
