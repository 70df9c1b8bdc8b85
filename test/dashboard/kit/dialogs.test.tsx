import { fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { Popover } from '#dashboard/kit/parts/popover.tsx'
import { Tabs } from '#dashboard/kit/parts/tabs.tsx'
import '#test/dashboard/support/app.tsx'

beforeEach(async () => {
  await setLocale('en')
})
afterEach(() => vi.restoreAllMocks())

describe('a dialog', () => {
  function show() {
    const closed: string[] = []
    const view = render(
      <Dialog title="Keys" onClose={() => closed.push('by the reader')}>
        <p>content</p>
      </Dialog>,
    )
    const dialog = document.querySelector('dialog')
    return { ...view, closed, dialog }
  }

  it('lies over the page, under its title', () => {
    const { dialog } = show()
    expect(dialog?.open).toBe(true)
    expect(screen.getByRole('dialog', { name: 'Keys' }).textContent).toBe('Keyscontent')
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Keys')
  })

  it('is closed by its cross, and by the browser on Escape', () => {
    const { dialog, closed } = show()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(dialog?.open).toBe(false)
    expect(closed).toHaveLength(1)
    fireEvent(dialog ?? document.body, new Event('close'))
    expect(closed).toHaveLength(2)
  })

  it('that goes with its page is closed, so that the focus goes back, and then tells nobody', () => {
    const { dialog, closed, unmount } = show()
    unmount()
    expect(dialog?.open).toBe(false)
    closed.length = 0
    // Browsers tell it only now.
    dialog?.dispatchEvent(new Event('close'))
    expect(closed).toEqual([])
  })
})

describe('a dialog that asks first', () => {
  function ask(
    onConfirm: () => void | Promise<void>,
    more: { cancel?: string; typed?: string } = {},
  ) {
    const closed: string[] = []
    render(
      <ConfirmDialog
        title="Remove?"
        action="Remove"
        onConfirm={onConfirm}
        onClose={() => closed.push('')}
        {...more}
      >
        <p>Her sessions end.</p>
      </ConfirmDialog>,
    )
    return { closed, button: screen.getByRole('button', { name: 'Remove' }) }
  }

  it('does it once, however often it is pressed', async () => {
    let finish = () => {}
    let done = 0
    const { button } = ask(() => {
      done += 1
      return new Promise((resolve) => (finish = resolve))
    })
    fireEvent.click(button)
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'))
    fireEvent.click(button)
    expect(done).toBe(1)
    finish()
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'))
  })

  it('forgets why it failed as soon as it is tried again', async () => {
    let tries = 0
    const { button } = ask(() =>
      (tries += 1) === 1 ? Promise.reject(new Error('no')) : new Promise(() => undefined),
    )
    fireEvent.click(button)
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The server answered in a way this page does not understand.',
    )
    fireEvent.click(button)
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  it('tells a failure that is no error, too', async () => {
    // Some libraries throw what is no error.
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    const { button } = ask(() => Promise.reject('no'))
    fireEvent.click(button)
    expect(await screen.findByRole('alert')).toBeTruthy()
  })

  it('may call its way out otherwise', () => {
    const { closed } = ask(() => {}, { cancel: 'Stay here' })
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Stay here' }))
    expect(closed).toHaveLength(1)
  })

  it('lets no browser fill in or mend what has to be typed', () => {
    ask(() => {}, { typed: 'Marta' })
    const field = screen.getByLabelText<HTMLInputElement>('Type “Marta” to confirm')
    expect([field.getAttribute('autocomplete'), field.getAttribute('spellcheck')]).toEqual([
      'off',
      'false',
    ])
    fireEvent.input(field, { target: { value: 'Mar' } })
    expect(field.value).toBe('Mar')
  })
})

describe('a popover', () => {
  /** Boxes in a window of 800 × 600 whose page is scrolled by 1000. */
  function place(button: { left: number; top: number }, panel: { width: number; height: number }) {
    vi.stubGlobal('innerHeight', 600)
    vi.stubGlobal('scrollX', 10)
    vi.stubGlobal('scrollY', 1000)
    vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(800)
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(panel.width)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(panel.height)
    vi.spyOn(HTMLButtonElement.prototype, 'getBoundingClientRect').mockReturnValue(
      new DOMRect(button.left, button.top, 80, 30),
    )
    render(
      <Popover label="Days" text="Last 7 days">
        {(close) => (
          <button type="button" onClick={close}>
            choose
          </button>
        )}
      </Popover>,
    )
    const dialog = document.querySelector<HTMLElement>('dialog[aria-label=Days]') ?? document.body
    const toggle = (newState: string) =>
      fireEvent(dialog, Object.assign(new Event('toggle'), { newState }))
    return { dialog, toggle, at: () => [dialog.style.left, dialog.style.top] }
  }

  it.each([
    ['under its button', { left: 100, top: 50 }, { width: 200, height: 300 }, ['110px', '1086px']],
    [
      'inside at the right',
      { left: 700, top: 50 },
      { width: 200, height: 300 },
      ['602px', '1086px'],
    ],
    ['inside at the left', { left: 2, top: 50 }, { width: 200, height: 300 }, ['18px', '1086px']],
    [
      'from the margin where it is too wide',
      { left: 700, top: 50 },
      { width: 900, height: 9 },
      ['18px', '1086px'],
    ],
    [
      'just under its button',
      { left: 100, top: 264 },
      { width: 200, height: 300 },
      ['110px', '1300px'],
    ],
    [
      'above where there is no room below',
      { left: 100, top: 400 },
      { width: 200, height: 300 },
      ['110px', '1094px'],
    ],
    ['just above', { left: 100, top: 306 }, { width: 200, height: 300 }, ['110px', '1000px']],
    [
      'under it where there is none above either',
      { left: 100, top: 305 },
      { width: 200, height: 300 },
      ['110px', '1341px'],
    ],
  ])('opens %s', (_, ...boxes) => {
    const [button, panel, expected] = boxes
    const { toggle, at } = place(button, panel)
    toggle('open')
    expect(at()).toEqual(expected)
  })

  it('stays where it was when it closes', () => {
    const { toggle, at } = place({ left: 100, top: 50 }, { width: 200, height: 300 })
    toggle('closed')
    expect(at()).toEqual(['', ''])
  })

  it('belongs to its button, and closes when something was chosen', () => {
    const closed: Element[] = []
    vi.spyOn(HTMLElement.prototype, 'hidePopover').mockImplementation(function (this: HTMLElement) {
      closed.push(this)
    })
    const { dialog } = place({ left: 100, top: 50 }, { width: 200, height: 300 })
    const button = screen.getByRole('button', { name: 'Last 7 days' })
    expect(button.getAttribute('popovertarget')).toBe(dialog.id)
    expect(dialog.getAttribute('popover')).toBe('auto')
    fireEvent.click(screen.getByRole('button', { name: 'choose' }))
    expect(closed).toEqual([dialog])
  })
})

describe('tabs', () => {
  const show = () => {
    render(
      <Tabs
        label="Languages"
        tabs={['Node', 'PHP', 'Liquid'].map((name) => ({ name, content: <p>{`in ${name}`}</p> }))}
      />,
    )
    return screen.getAllByRole<HTMLButtonElement>('tab')
  }
  const shown = () => screen.getByRole('tabpanel').textContent
  const press = (key: string) =>
    !fireEvent.keyDown(document.activeElement ?? document.body, { key })

  it('go round with the arrow keys, and to both ends', () => {
    const [first, , last] = show()
    first?.focus()
    expect(press('ArrowLeft')).toBe(true)
    expect([shown(), document.activeElement]).toEqual(['in Liquid', last])
    expect(press('ArrowRight')).toBe(true)
    expect([shown(), document.activeElement]).toEqual(['in Node', first])
    press('End')
    expect([shown(), document.activeElement]).toEqual(['in Liquid', last])
    press('Home')
    expect([shown(), document.activeElement]).toEqual(['in Node', first])
  })

  it('leave all other keys to the browser', () => {
    show()[0]?.focus()
    expect(press('a')).toBe(false)
    expect(shown()).toBe('in Node')
  })

  it('say which panel is open, and by which tab', () => {
    const tabs = show()
    const panel = () => screen.getByRole('tabpanel')
    expect(screen.getByRole('tablist').getAttribute('aria-label')).toBe('Languages')
    fireEvent.click(tabs[1] ?? document.body)
    expect(shown()).toBe('in PHP')
    expect(tabs.map((tab) => [tab.getAttribute('aria-selected'), tab.tabIndex])).toEqual([
      ['false', -1],
      ['true', 0],
      ['false', -1],
    ])
    expect(panel().getAttribute('aria-labelledby')).toBe(tabs[1]?.id)
    expect(tabs.map((tab) => tab.getAttribute('aria-controls'))).toEqual(
      Array.from({ length: 3 }, () => panel().id),
    )
  })
})

describe('what has just appeared', () => {
  /** What was brought into view, and how. */
  function watchScrolling() {
    const scrolled: unknown[] = []
    vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (
      this: HTMLElement,
      how,
    ) {
      scrolled.push([this.textContent, how])
    })
    return scrolled
  }

  it('takes the focus and comes into view', async () => {
    const scrolled = watchScrolling()
    render(
      <FocusOnShow>
        <p>the key</p>
      </FocusOnShow>,
    )
    await waitFor(() => expect(document.activeElement?.textContent).toBe('the key'))
    expect(scrolled).toEqual([['the key', { block: 'nearest' }]])
    // It takes the focus, but is no stop on the way of the Tab key.
    expect(document.querySelector<HTMLElement>('.arrival')?.tabIndex).toBe(-1)
  })

  it('is a form, whose first field takes the focus, and whose button takes it away', async () => {
    render(
      <FormDisclosure text="New key">
        {(done) => (
          <form>
            <input aria-label="Name" />
            <button type="button" onClick={done}>
              Make
            </button>
          </form>
        )}
      </FormDisclosure>,
    )
    const opener = screen.getByRole('button', { name: 'New key' })
    expect(opener.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(opener)
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')))
    expect([opener.textContent, opener.getAttribute('aria-expanded')]).toEqual(['Cancel', 'true'])
    fireEvent.click(opener)
    await waitFor(() => expect(screen.queryByLabelText('Name')).toBeNull())
    fireEvent.click(opener)
    fireEvent.click(screen.getByRole('button', { name: 'Make' }))
    await waitFor(() => expect(screen.queryByLabelText('Name')).toBeNull())
  })

  it('is what was just done; nothing done takes no focus', async () => {
    const { rerender } = render(<Outcome text="" />)
    const output = document.querySelector('output')
    rerender(<Outcome text="“Shop” was revoked." />)
    await waitFor(() => expect(document.activeElement).toBe(output))
    expect(output?.tabIndex).toBe(-1)
    output?.blur()
    rerender(<Outcome text="" />)
    await waitFor(() => expect(output?.textContent).toBe(''))
    expect(document.activeElement).toBe(document.body)
  })
})
