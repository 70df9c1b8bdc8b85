import type { Sender } from '#contract/delivery/words.ts'
import type { Reader } from '#worker/domain/delivery/heard.ts'
export const READERS = {} as Record<Sender, Reader>
