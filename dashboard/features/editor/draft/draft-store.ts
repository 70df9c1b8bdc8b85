import { computed, signal, type Signal } from '@preact/signals'
import { applyAll, type Edit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import type { Draft, Edits } from '#contract/map/draft.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { ApiError, isSignedOut } from '#dashboard/kit/api/errors.ts'
import * as api from '#dashboard/features/editor/api.ts'
import {
  edit,
  openDraft,
  receive,
  receiveReply,
  redo,
  undo,
  type DraftState,
  type RefusedEdit,
} from './draft-state.ts'
import { unsentOf } from './unsent.ts'

/** An edit that has no id yet. */
export type Step = Edit extends infer One ? (One extends Edit ? Omit<One, 'id'> : never) : never

interface PublishedMap {
  map: MapDocument
  /** How current its stages are. */
  stages: Draft['stages']
}

/** How long after a step its sending begins, in ms: what is typed quickly goes together. */
const SOON = 250

/** A draft on screen, which keeps itself in step with the server. */
export class DraftStore {
  readonly state: Signal<DraftState>
  readonly published: Signal<PublishedMap>
  /** Why the server could not be told or asked the last time. */
  readonly failure = signal<Error | null>(null)
  /** Whether the draft was over meanwhile, until the reader has seen it. */
  readonly isOver = signal(false)
  readonly isSignedOut = computed(() => isSignedOut(this.failure.value))
  /** The map as it is on screen. */
  readonly map = computed(() => this.state.value.shown)
  readonly #id: string
  readonly #unsent: ReturnType<typeof unsentOf>
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null

  /**
   * @param first as it was read
   * @param owner site and person, to whom what was not sent belongs
   */
  constructor(first: Draft, owner: string) {
    this.#id = first.document.id
    this.#unsent = unsentOf(owner, this.#id, crypto.randomUUID())
    this.state = signal(withPending(openDraft(first), this.#unsent.take()))
    this.published = signal(publishedOf(first))
  }

  /** Does something to the map; several steps are taken back as one. */
  act(...steps: Step[]): void {
    const made = steps.map((step) => ({ ...step, id: newUuid() }))
    this.#change(edit(this.state.value, made, newUuid))
  }

  /** The reader has seen that the draft was over. */
  readonly seeOver = () => {
    this.isOver.value = false
  }

  readonly undo = () => this.#change(undo(this.state.value, newUuid))
  readonly redo = () => this.#change(redo(this.state.value, newUuid))

  /** Puts refused edits away; with `mine` they are done over what stands there now. */
  decide(refused: RefusedEdit[], mine: boolean): void {
    const left = this.state.value.refused.filter((one) => !refused.includes(one))
    const state = { ...this.state.value, refused: left }
    this.#change(mine ? edit(state, refused.flatMap(overNow), newUuid) : state)
  }

  /** Sends what waits, or asks what others have made. One at a time. */
  readonly sync = async (): Promise<void> => {
    if (this.#running) return await this.#running
    this.#running = this.#talk()
    try {
      await this.#running
    } finally {
      this.#running = null
    }
    if (this.state.value.pending.length > 0) this.#soon()
  }

  /** Sends all that waits. @throws what keeps it from being sent */
  async settle(): Promise<void> {
    while (this.state.value.pending.length > 0) await this.sync()
  }

  /** @param seq number of the last edit that was looked at */
  async publish(seq: number): Promise<void> {
    await api.publishDraft(this.#id, seq)
    await this.#reload()
  }

  async discard(): Promise<void> {
    await api.discardDraft(this.#id)
    this.#set({ ...this.state.value, pending: [] })
    await this.#reload()
  }

  #change(next: DraftState): void {
    this.#set(next)
    this.#soon()
  }

  #set(next: DraftState): void {
    this.state.value = next
    this.#unsent.keep(next.pending)
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.sync().catch(() => undefined), SOON)
  }

  /** Reads the draft anew, and does on it what was not sent yet. */
  async #reload(): Promise<void> {
    const draft = await api.getDraft(this.#id)
    this.published.value = publishedOf(draft)
    this.#set(withPending(openDraft(draft), this.state.value.pending))
  }

  async #talk(): Promise<void> {
    const { seq, pending } = this.state.value
    const sent = pending.slice(0, MAP_LIMITS.edits)
    try {
      const reply = await (sent.length > 0
        ? api.sendEdits(this.#id, seq, sent)
        : api.listEdits(this.#id, seq))
      this.#set(took(this.state.value, sent, reply))
      this.failure.value = null
    } catch (error) {
      if (error instanceof ApiError && error.code === 'conflict') {
        await this.#reload()
        this.isOver.value = true
        return
      }
      this.failure.value = error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }
}

function publishedOf({ published, stages }: Draft): PublishedMap {
  return { map: published, stages }
}

function newUuid(): string {
  return crypto.randomUUID()
}

function took(state: DraftState, sent: Edit[], reply: Edits): DraftState {
  return sent.length > 0 ? receiveReply(state, sent, reply) : receive(state, reply)
}

/** What was not sent yet, on top of the map as it was read. */
function withPending(state: DraftState, pending: Edit[]): DraftState {
  return { ...state, pending, shown: applyAll(state.confirmed, pending) }
}

/** The same once more, by somebody who has seen what stands there now. */
function overNow({ edit, now }: RefusedEdit): Edit[] {
  const id = newUuid()
  return edit.do === 'set' || edit.do === 'remove' ? [{ ...edit, id, was: now }] : []
}

/** The step that sets a field of a part, or of the map, to something else. */
export function setting(part: { id: string }, field: string, value: unknown): Step {
  const was = (part as unknown as Record<string, unknown>)[field]
  return { do: 'set', part: part.id, field, value, was }
}

/** A stage about which nothing is said yet. */
export function newStage(id: string, name: string): MapDocument['stages'][number] {
  const lists = { needs: [], barriers: [], solutions: [], touchpoints: [] }
  return {
    id,
    name,
    names: {},
    frameDays: null,
    assumed: null,
    owner: '',
    reviewOn: null,
    ...lists,
  }
}
