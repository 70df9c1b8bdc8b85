export const TOPICS = [
  'ads',
  'product',
  'store',
  'cart',
  'checkout',
  'payment',
  'delivery',
  'late',
  'waiting',
  'locker',
  'help',
  'search',
  'retention',
  'advocacy',
] as const
/**
 * What a comment is about. `late` is a parcel that came late, `waiting` one that does not come,
 * `search` a question in vain.
 */
export type Topic = (typeof TOPICS)[number]
export type Tone = 'bad' | 'mixed' | 'good'

export interface WordBook {
  /**
   * Templates; `{product}`, `{city}`, `{days}`, `{hour}` and `{carrier}` are filled in. ` #code` at
   * the end names the chip that says the same: no other chip goes with that sentence.
   */
  comments: Record<Topic, Record<Tone, string[]>>
  slots: Record<'product' | 'city' | 'days' | 'hour' | 'carrier', string[]>
  /** How this language is mistyped on a phone: letters that people leave out or swap. */
  slips: [from: string, to: string][]
}

export type Comments = WordBook['comments']
