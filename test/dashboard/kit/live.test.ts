import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AWAY_MS, IDLE_MS, LIVE_MS, startLive } from '#dashboard/kit/loading/live.ts'

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
    await vi.advanceTimersByTimeAsync(IDLE_MS * 4)
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

  it('ends for good', async () => {
    const look = vi.fn(async () => undefined)
    startLive(look)()
    look.mockClear()
    setHidden(false)
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(IDLE_MS)
    expect(look).not.toHaveBeenCalled()
  })
})
