import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startLive } from '#dashboard/kit/loading/live.ts'
import { now } from '#dashboard/kit/time/now.ts'

/** Milliseconds between two looks, of a reader and of nobody, and until the reader counts as away. */
const LIVE_MS = 1500
const IDLE_MS = 30_000
const AWAY_MS = 300_000

let hidden = false
let stop: () => void = () => undefined

function setHidden(value: boolean): void {
  hidden = value
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  hidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('looking for new answers', () => {
  it('happens at once and then every 1.5 seconds while the page is used', async () => {
    const look = vi.fn(async () => undefined)
    stop = startLive(look)
    await vi.advanceTimersByTimeAsync(LIVE_MS * 4)
    expect(look).toHaveBeenCalledTimes(5)
  })

  it('slows down to 30 seconds after five minutes without a key or a pointer', async () => {
    const look = vi.fn(async () => undefined)
    stop = startLive(look)
    await vi.advanceTimersByTimeAsync(AWAY_MS)
    look.mockClear()
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1)
    expect(look).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(IDLE_MS * 3 + 1)
    expect(look).toHaveBeenCalledTimes(4)
  })

  it('picks up at once when the reader comes back', async () => {
    const look = vi.fn(async () => undefined)
    stop = startLive(look)
    await vi.advanceTimersByTimeAsync(AWAY_MS + IDLE_MS)
    look.mockClear()
    window.dispatchEvent(new Event('pointermove'))
    await vi.advanceTimersByTimeAsync(0)
    expect(look).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(LIVE_MS)
    expect(look).toHaveBeenCalledTimes(2)
  })

  it('does not speed up because the pointer moves', async () => {
    const look = vi.fn(async () => undefined)
    stop = startLive(look)
    for (let i = 0; i < 30; i++) {
      window.dispatchEvent(new Event('pointermove'))
      await vi.advanceTimersByTimeAsync(LIVE_MS / 10)
    }
    expect(look).toHaveBeenCalledTimes(4)
  })

  it('never happens while the tab is hidden, and at once when it is seen again', async () => {
    const look = vi.fn(async () => undefined)
    stop = startLive(look)
    setHidden(true)
    look.mockClear()
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(look).not.toHaveBeenCalled()
    setHidden(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(look).toHaveBeenCalledTimes(1)
  })

  it('waits for the answer before it looks again', async () => {
    let answer: (() => void) | undefined
    const look = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)))
    stop = startLive(look)
    await vi.advanceTimersByTimeAsync(LIVE_MS * 10)
    expect(look).toHaveBeenCalledTimes(1)
    answer?.()
    await vi.advanceTimersByTimeAsync(LIVE_MS)
    expect(look).toHaveBeenCalledTimes(2)
  })

  it('slows down while it fails, and tries at once when the network is back', async () => {
    const look = vi.fn(async () => Promise.reject(new Error('down')))
    stop = startLive(look)
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1)
    expect(look).toHaveBeenCalledTimes(1)
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(look).toHaveBeenCalledTimes(2)
  })

  it('counts its time from the last look, whatever that came from', async () => {
    const look = vi.fn(async () => undefined)
    stop = startLive(look)
    await vi.advanceTimersByTimeAsync(1000)
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(LIVE_MS - 1)
    expect(look).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(look).toHaveBeenCalledTimes(3)
  })

  it('of a guest keeps its distance: what comes too early is done when it is time', async () => {
    const look = vi.fn(async () => undefined)
    stop = startLive(look, 60_000)
    await vi.advanceTimersByTimeAsync(20_000)
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(39_999)
    expect(look).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(look).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(59_999)
    expect(look).toHaveBeenCalledTimes(2)
  })

  it('tells the clock of the page what time it is', async () => {
    now.value = 0
    stop = startLive(async () => undefined)
    expect(now.value).toBe(Date.now())
    await vi.advanceTimersByTimeAsync(LIVE_MS)
    expect(now.value).toBe(Date.now())
  })

  it('ends for good, whoever comes back to the page', async () => {
    const look = vi.fn(async () => undefined)
    startLive(look)()
    await vi.advanceTimersByTimeAsync(AWAY_MS)
    look.mockClear()
    setHidden(false)
    for (const sign of ['online', 'pointermove', 'keydown']) window.dispatchEvent(new Event(sign))
    await vi.advanceTimersByTimeAsync(IDLE_MS)
    expect(look).not.toHaveBeenCalled()
  })

  it('ends with the look that is on its way, and leaves no timer behind', async () => {
    let answer: (() => void) | undefined
    const end = startLive(() => new Promise<void>((resolve) => (answer = resolve)))
    end()
    answer?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(vi.getTimerCount()).toBe(0)
    const endLater = startLive(async () => undefined)
    await vi.advanceTimersByTimeAsync(0)
    expect(vi.getTimerCount()).toBe(1)
    endLater()
    expect(vi.getTimerCount()).toBe(0)
  })
})
