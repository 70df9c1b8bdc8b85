import type { Refusal, Sender } from '#contract/delivery/words.ts'
import type { RawMessage } from '#worker/domain/delivery/heard.ts'
export async function checkSender(_: {sender: Sender; secret: string|null; path: string|null; message: RawMessage; address: string|null; now: number}): Promise<{refusal: Refusal; detail: string}|null> { return await Promise.resolve(null) }
