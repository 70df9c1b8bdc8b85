import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { When } from '#dashboard/kit/time/when.tsx'
import { setLocale, words } from '#dashboard/kit/i18n/words.ts'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { now } from '#dashboard/kit/time/now.ts'
import '#test/dashboard/support/app.tsx'

beforeEach(async () => {
  await setLocale('en')
})

describe('a dialog that asks first', () => {
  function ask(onConfirm: () => void | Promise<void>, typed?: string) {
    const onClose = vi.fn<() => void>()
    const props = { title: 'Remove Marta?', action: 'Remove', onConfirm, onClose }
    render(
      <ConfirmDialog {...props} {...(typed === undefined ? {} : { typed })}>
        <p>Her sessions end.</p>
      </ConfirmDialog>,
    )
    return { onClose, button: screen.getByRole('button', { name: 'Remove' }) }
  }

  it('does it on demand, and nothing when cancelled', async () => {
    const onConfirm = vi.fn<() => void>()
    const { onClose, button } = ask(onConfirm)
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(onConfirm).not.toHaveBeenCalled()
    expect(onClose).toHaveBeenCalledOnce()
    fireEvent.click(button)
    await waitFor(() => expect(onConfirm).toHaveBeenCalledOnce())
  })

  it('wants the name for what cannot be undone', async () => {
    const onConfirm = vi.fn<() => void>()
    const { button } = ask(onConfirm, 'Zielony Sklep')
    const input = screen.getByLabelText('Type “Zielony Sklep” to confirm')
    fireEvent.input(input, { target: { value: 'Zielony' } })
    fireEvent.click(button)
    expect(onConfirm).not.toHaveBeenCalled()
    fireEvent.input(input, { target: { value: 'Zielony Sklep ' } })
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'))
    fireEvent.click(button)
    await waitFor(() => expect(onConfirm).toHaveBeenCalledOnce())
  })

  it('stays, and says why, when it does not work', async () => {
    const { onClose, button } = ask(async () => {
      throw new ApiError({ status: 409, code: 'conflict', detail: 'This is the only owner.' })
    })
    fireEvent.click(button)
    expect((await screen.findByRole('alert')).textContent).toBe('This is the only owner.')
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('a secret that is shown once', () => {
  const show = () =>
    render(
      <SecretOnce title="Key “CRM”" secret="wf_sk_1" onDone={() => (taken = true)}>
        <p>Put it into the CRM.</p>
      </SecretOnce>,
    )
  let taken = false

  it('stands under its name with what to do with it, until it was taken', () => {
    show()
    const part = screen.getByRole('region', { name: 'Key “CRM”' })
    expect(part.querySelector('h2')?.textContent).toBe('Key “CRM”')
    expect(part.querySelector('code')?.textContent).toBe('wf_sk_1')
    expect(part.textContent).toContain('Put it into the CRM.')
    expect(screen.getByRole('status').textContent).toBe('')
    fireEvent.click(within(part).getAllByRole('button').at(-1) ?? part)
    expect(taken).toBe(true)
  })

  it('is copied, and says so', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue()
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    show()
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }))
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'))
    expect(writeText).toHaveBeenCalledWith('wf_sk_1')
  })

  it('is selected for the reader’s own hand where the browser refuses', async () => {
    vi.stubGlobal('navigator', {
      clipboard: { writeText: () => Promise.reject(new Error('denied')) },
    })
    show()
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }))
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Press Ctrl+C to copy'))
    expect(getSelection()?.toString()).toBe('wf_sk_1')
  })
})

describe('a list', () => {
  it('has a caption, and headings of columns and rows', () => {
    const rows = [
      { id: 'a', name: 'Marta', role: 'owner' },
      { id: 'b', name: 'Jan', role: 'agent' },
    ]
    render(
      <Table
        caption="Two people"
        rows={rows}
        columns={[
          { name: 'Name', cell: ({ name }) => name },
          { name: 'Role', cell: ({ role }) => role },
          { name: 'Actions', cell: () => <button type="button">Edit</button>, unnamed: true },
        ]}
      />,
    )
    const headings = (scope: string) =>
      [...document.querySelectorAll(`th[scope=${scope}]`)].map((th) => th.textContent)
    expect(document.querySelector('caption')?.textContent).toBe('Two people')
    expect(headings('col')).toEqual(['Name', 'Role', 'Actions'])
    expect(headings('row')).toEqual(['Marta', 'Jan'])
    const names = [...document.querySelectorAll('td')].map(({ dataset }) => dataset['name'])
    expect(names).toEqual(['Role', undefined, 'Role', undefined])
    expect(document.querySelectorAll('td button')).toHaveLength(2)
  })
})

describe('an instant', () => {
  it('says how long ago, and in full on demand', () => {
    now.value = Date.parse('2026-11-21T12:00:00Z')
    render(<When at={now.value - 2 * 3_600_000} />)
    const time = screen.getByText('2 hr ago')
    expect(time.getAttribute('datetime')).toBe('2026-11-21T10:00:00.000Z')
    expect(time.title).toMatch(/^21 Nov 2026, \d\d:\d\d/)
  })
})

describe('a part whose code comes late', () => {
  const waiting = <p>waiting</p>

  it('waits for its words, too', async () => {
    const load = async () => {
      const file = () => Promise.resolve({ words: { 'late.part': 'Here it is' } })
      const { t } = words({ './words/en.ts': file })
      return () => <p>{t('late.part')}</p>
    }
    render(
      <LazyPart name="late" load={load} waiting={waiting}>
        {(Part) => <Part />}
      </LazyPart>,
    )
    expect(await screen.findByText('Here it is')).toBeTruthy()
  })

  it('is not shown in the place of the next', async () => {
    const part = (name: string, load: () => Promise<() => string>) => (
      <LazyPart name={name} load={load} waiting={waiting}>
        {(Part) => <Part />}
      </LazyPart>
    )
    const { rerender, container } = render(part('first', () => Promise.resolve(() => 'first')))
    await waitFor(() => expect(container.textContent).toBe('first'))
    rerender(part('second', () => new Promise(() => undefined)))
    await waitFor(() => expect(container.textContent).toBe('waiting'))
  })

  it('says when it does not arrive, and offers to reload', async () => {
    const load = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
    render(
      <LazyPart name="lost" load={load} waiting={waiting}>
        {() => null}
      </LazyPart>,
    )
    expect(screen.getByText('waiting')).toBeTruthy()
    const alert = await screen.findByRole('alert')
    expect(alert.querySelector('h1')?.textContent).toBe('This page could not be loaded')
    const reload = vi.spyOn(location, 'reload').mockReturnValue()
    fireEvent.click(screen.getByRole('button', { name: 'Reload the page' }))
    expect(reload).toHaveBeenCalledOnce()
  })
})

describe('an address that leads nowhere', () => {
  it('says so, also in the tab, and leads home', async () => {
    render(<NotFound />)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('There is no such page')
    expect(screen.getByRole('link').getAttribute('href')).toBe('/')
    await waitFor(() => expect(document.title).toBe('Not found – Wayfelt'))
  })
})
