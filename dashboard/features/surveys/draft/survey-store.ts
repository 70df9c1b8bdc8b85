import { computed, signal, type Signal } from '@preact/signals'
import type { LooseSurvey, SurveyDraft } from '#contract/surveys/draft.ts'
import * as api from '#dashboard/features/surveys/api.ts'
import { ApiError, isSignedOut } from '#dashboard/kit/api/errors.ts'
import {
  arrived,
  decide,
  edit,
  isUnsent,
  openState,
  receive,
  redo,
  takeUp,
  undo,
  type DraftState,
  type OpenClash,
} from './draft-state.ts'
import { isSame, setAt } from './paths.ts'
import { unsentOf } from './unsent.ts'

/** How long after the last letter a draft is sent, in ms. */
const SOON_MS = 400
/** Until it is tried again after it could not be. */
const AGAIN_MS = 4000

/** Whether the server has understood what was sent and does not take it: too large, or gone. */
export function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && [403, 404, 413, 422].includes(error.status)
}

/** A survey on screen, which keeps itself in step with the server. */
export class SurveyStore {
  readonly id: string
  readonly state: Signal<DraftState>
  /** As the server told it the last time. */
  readonly told: Signal<SurveyDraft>
  /** Why the server could not be told or asked the last time. */
  readonly failure = signal<Error | null>(null)
  readonly isSignedOut = computed(() => isSignedOut(this.failure.value))
  /** Whether everything that is on screen has been sent. */
  readonly isSaved = computed(() => isSame(this.state.value.base, this.state.value.shown))
  readonly survey = computed(() => this.state.value.shown)
  readonly #unsent: ReturnType<typeof unsentOf>
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null

  /**
   * @param first as it was read
   * @param owner site and person, to whom what was not sent belongs
   */
  constructor(first: SurveyDraft, owner: string) {
    this.id = first.id
    this.#unsent = unsentOf(owner, first.id, crypto.randomUUID())
    this.told = signal(first)
    let state = openState(first)
    for (const left of this.#unsent.find()) state = takeUp(state, left, first)
    this.state = signal(state)
    this.#change(state)
    this.#unsent.forgetOthers()
  }

  /** Puts something into a field; undefined takes it away. */
  set(field: string, value: unknown): void {
    this.replace(setAt(this.state.value.shown, field, value), field)
  }

  /** Changes the whole draft in one step. @param field the one that is typed into, if it is one */
  replace(survey: LooseSurvey, field = ''): void {
    this.#change(edit(this.state.value, survey, { field, at: Date.now() }))
  }

  readonly undo = () => this.#change(undo(this.state.value))
  readonly redo = () => this.#change(redo(this.state.value))

  decide(clash: OpenClash, isMine: boolean): void {
    this.#change(decide(this.state.value, clash, isMine))
  }

  /** Sends what waits, or asks what others have saved. One at a time. */
  readonly sync = async (): Promise<void> => {
    if (this.#running) return await this.#running
    this.#running = this.#talk()
    try {
      await this.#running
    } catch (error) {
      // What is refused for good waits for other words, not for another time.
      if (!isRefusal(error)) this.#later(AGAIN_MS)
      throw error
    } finally {
      this.#running = null
    }
    this.#later(SOON_MS)
  }

  /** Sends all that waits. @throws what keeps it from being sent */
  async settle(): Promise<void> {
    if (this.#running) await this.#running
    while (!this.isSaved.value) await this.sync()
  }

  /** Publishes what was looked at. @returns the new revision */
  async publish(seq: number, isCorrection: boolean): Promise<number> {
    const { revision } = await api.publishSurvey(this.id, { seq, isCorrection })
    await this.reload()
    return revision
  }

  /** Gives the draft up, and everything that was typed here with it. */
  async discard(): Promise<void> {
    if (this.#running) await this.#running.catch(() => undefined)
    clearTimeout(this.#timer)
    await api.discardDraft(this.id)
    const { shown } = this.state.value
    this.#set({ ...this.state.value, base: shown, clashes: [] })
    if (this.told.value.revision === 0) return
    const told = await api.getSurvey(this.id)
    this.told.value = told
    this.#set(openState(told))
  }

  async changeState(state: Parameters<typeof api.changeState>[1]): Promise<void> {
    await api.changeState(this.id, state)
    await this.reload()
  }

  /** Reads what the server has, and puts on it what was not sent yet. */
  async reload(): Promise<void> {
    const told = await api.getSurvey(this.id)
    this.told.value = told
    this.#set(receive(this.state.value, told))
  }

  #change(next: DraftState): void {
    this.#set(next)
    this.#later(SOON_MS)
  }

  #set(next: DraftState): void {
    this.state.value = next
    const { base, seq, shown, clashes } = next
    this.#unsent.keep(isUnsent(next) ? { base, seq, shown, clashes } : null)
  }

  #later(wait: number): void {
    clearTimeout(this.#timer)
    if (this.isSaved.value) return
    this.#timer = setTimeout(() => void this.sync().catch(() => undefined), wait)
  }

  async #talk(): Promise<void> {
    try {
      if (this.isSaved.value) await this.reload()
      else await this.#send()
      this.failure.value = null
    } catch (error) {
      this.failure.value = error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }

  async #send(): Promise<void> {
    const { seq, shown } = this.state.value
    try {
      const saved = await api.saveDraft(this.id, seq, shown)
      this.#set(arrived(this.state.value, shown, saved.seq))
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'conflict') throw error
      await this.reload()
    }
  }
}
