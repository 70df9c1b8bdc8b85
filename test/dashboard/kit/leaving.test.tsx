import { act, render, screen, waitFor } from '@testing-library/preact'
import { LocationProvider, useLocation } from 'preact-iso'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LeaveGuard } from '#dashboard/kit/forms/leave-guard.tsx'
import { leaving, leaveTo, unsavedForms, useGuardedAddress } from '#dashboard/kit/forms/unsaved.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import '#test/dashboard/support/app.tsx'

beforeEach(async () => {
  await setLocale('en')
  history.replaceState(null, '', '/here?x=1')
})
afterEach(() => {
  unsavedForms.value = 0
  leaving.value = null
  history.replaceState(null, '', '/')
})

function Guarded() {
  useGuardedAddress()
  return (
    <>
      <output>{useLocation().url}</output>
      <a href="/away">away</a>
    </>
  )
}

function open(unsaved: number) {
  unsavedForms.value = unsaved
  return render(
    <LocationProvider>
      <Guarded />
    </LocationProvider>,
  )
}
const shown = () => screen.getByRole('status').textContent
const click = async () => {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })
  await act(() => void screen.getByText('away').dispatchEvent(event))
  return event
}
/** What the browser does on its way back to `/before`. */
const back = () =>
  act(() => {
    history.replaceState(null, '', '/before?y=2')
    dispatchEvent(new PopStateEvent('popstate'))
  })

describe('the way to another page', () => {
  it('is free while nothing is unsaved', async () => {
    open(0)
    await click()
    expect([shown(), leaving.value]).toEqual(['/away', null])
    await back()
    expect([shown(), leaving.value]).toEqual(['/before?y=2', null])
  })

  it('by a link waits for the answer', async () => {
    open(1)
    expect((await click()).defaultPrevented).toBe(true)
    expect([shown(), location.pathname]).toEqual(['/here?x=1', '/here'])
    await act(() => leaving.value?.go())
    expect(shown()).toBe('/away')
  })

  it('back waits for the answer, at the address of the page that stays', async () => {
    open(2)
    await back()
    expect([shown(), location.pathname + location.search]).toEqual(['/here?x=1', '/here?x=1'])
    await act(() => leaving.value?.go())
    expect(shown()).toBe('/before?y=2')
  })

  it('of a button is the same', () => {
    const gone: string[] = []
    leaveTo(() => gone.push('at once'))
    unsavedForms.value = 1
    leaveTo(() => gone.push('asked'))
    expect(gone).toEqual(['at once'])
    leaving.value?.go()
    expect(gone).toEqual(['at once', 'asked'])
  })

  it('is watched by nobody once the page is gone', async () => {
    const { unmount } = open(1)
    unmount()
    const link = document.createElement('a')
    link.href = '/away'
    document.body.append(link)
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })
    const stay = (late: Event) => late.preventDefault()
    addEventListener('click', stay)
    link.dispatchEvent(event)
    removeEventListener('click', stay)
    link.remove()
    await back()
    expect([leaving.value, location.pathname]).toEqual([null, '/before'])
  })
})

describe('a guard over what is not saved', () => {
  const unloads = () => dispatchEvent(new Event('beforeunload', { cancelable: true }))

  it('counts while it is there, and makes the browser ask', async () => {
    const { rerender, unmount } = render(
      <>
        <LeaveGuard key="a" onLeave={() => undefined} />
        <LeaveGuard key="b" onLeave={() => undefined} />
      </>,
    )
    await waitFor(() => expect([unsavedForms.value, unloads()]).toEqual([2, false]))
    rerender(<LeaveGuard key="a" onLeave={() => undefined} />)
    await waitFor(() => expect(unsavedForms.value).toBe(1))
    unmount()
    await waitFor(() => expect([unsavedForms.value, unloads()]).toEqual([0, true]))
  })

  it('asks only when somebody wants to leave, and leaves in order', async () => {
    const done: string[] = []
    render(<LeaveGuard onLeave={() => done.push('discarded')} />)
    expect(screen.queryByRole('dialog')).toBeNull()
    const ask = () => act(() => void (leaving.value = { go: () => done.push('gone') }))
    await ask()
    const press = (name: string) => act(() => screen.getByRole('button', { name }).click())
    await press('Stay here')
    expect([leaving.value, done]).toEqual([null, []])
    await ask()
    await press('Leave without saving')
    await waitFor(() => expect(done).toEqual(['discarded', 'gone']))
    expect(leaving.value).toBeNull()
  })
})
