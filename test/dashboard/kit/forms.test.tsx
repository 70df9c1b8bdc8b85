import { act, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { LocationProvider } from 'preact-iso'
import { beforeEach, describe, expect, it } from 'vitest'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { checkEmail, checkName } from '#dashboard/kit/forms/checks.ts'
import { ChecksField } from '#dashboard/kit/forms/fields/checks-field.tsx'
import { Field } from '#dashboard/kit/forms/fields/field.tsx'
import { LinesField } from '#dashboard/kit/forms/fields/lines-field.tsx'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { changesOf, isHandle, linesOf } from '#dashboard/kit/forms/read.ts'
import { leaving, useGuardedAddress } from '#dashboard/kit/forms/unsaved.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import '#test/dashboard/support/app.tsx'

beforeEach(async () => {
  await setLocale('en')
  leaving.value = null
})

interface Values {
  name: string
  tags: string
}
interface Options {
  saved?: Values
  save?: (values: Values, before: Values) => Promise<Values>
  fresh?: boolean
}

const SAVED: Values = { name: 'Shop', tags: 'a' }

function TestForm({ saved = SAVED, save, fresh = false }: Options) {
  const form = useForm<Values>({
    saved,
    check: ({ name }) => ({ name: name === '' ? 'Fill this in.' : undefined }),
    save: save ?? ((values) => Promise.resolve(values)),
  })
  return (
    <Form form={form} action="Save" fresh={fresh}>
      <TextField {...form.field('name')} label="Name" />
      <LinesField {...form.field('tags')} label="Tags" hint="One a line" />
    </Form>
  )
}
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const write = (label: string, value: string) =>
  act(() => void fireEvent.input(field(label), { target: { value } }))
const save = () => act(() => void fireEvent.click(screen.getByRole('button', { name: 'Save' })))
const status = () => document.querySelector('output')?.textContent
const refuse = (fields: { field: string; reason: string }[]) => () =>
  Promise.reject(new ApiError({ status: 422, code: 'invalid', fields }))

describe('a form', () => {
  it('offers to save only what differs from what is saved', async () => {
    render(<TestForm />)
    const idle = () => screen.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')
    expect([idle(), status()]).toEqual(['true', ''])
    await write('Name', 'Shop 2')
    expect([idle(), status()]).toEqual(['false', 'Not saved yet'])
    await write('Name', 'Shop')
    expect([idle(), status()]).toEqual(['true', ''])
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull()
  })

  it('that makes something new can be sent as it is, and has nothing to go back to', async () => {
    const sent: Values[] = []
    render(<TestForm fresh save={async (values) => (sent.push(values), values)} />)
    await write('Name', 'New')
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull()
    await write('Name', 'Shop')
    await save()
    await waitFor(() => expect(sent).toEqual([{ name: 'Shop', tags: 'a' }]))
  })

  it('sends what is on screen and what it was before, once', async () => {
    const sent: Values[][] = []
    let finish: (values: Values) => void = () => {}
    render(
      <TestForm
        save={(...both) => {
          sent.push(both)
          return new Promise((resolve) => (finish = resolve))
        }}
      />,
    )
    await write('Name', 'Shop 2')
    await save()
    await save()
    expect(status()).toBe('Saving…')
    expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull()
    expect(sent).toEqual([
      [
        { name: 'Shop 2', tags: 'a' },
        { name: 'Shop', tags: 'a' },
      ],
    ])
    // The server may have its own idea of what was saved.
    finish({ name: 'Shop Two', tags: 'a' })
    await waitFor(() => expect(status()).toBe('Saved'))
    expect(field('Name').value).toBe('Shop Two')
    await write('Name', 'Shop 3')
    expect(status()).toBe('Not saved yet')
  })

  it('keeps what was typed while it was on its way as a change', async () => {
    let finish: (values: Values) => void = () => {}
    render(<TestForm save={() => new Promise((resolve) => (finish = resolve))} />)
    await write('Name', 'Shop 2')
    await save()
    await write('Name', 'Shop 3')
    expect(status()).toBe('Saving…')
    finish({ name: 'Shop 2', tags: 'a' })
    await waitFor(() => expect(status()).toBe('Not saved yet'))
    expect(field('Name').value).toBe('Shop 3')
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    await waitFor(() => expect(field('Name').value).toBe('Shop 2'))
  })

  it('follows what others save while nothing is changed here, and only then', async () => {
    const { rerender } = render(<TestForm />)
    const follow = async (name: string) => {
      rerender(<TestForm saved={{ name, tags: 'a' }} />)
      await act(() => new Promise<void>((wake) => setTimeout(wake)))
    }
    await follow('Theirs')
    await waitFor(() => expect(field('Name').value).toBe('Theirs'))
    expect(status()).toBe('')
    await write('Name', 'Mine')
    await follow('Theirs again')
    expect(field('Name').value).toBe('Mine')
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    await waitFor(() => expect(field('Name').value).toBe('Theirs'))
  })

  it('still says that it saved when what it saved comes back', async () => {
    const { rerender } = render(<TestForm />)
    await write('Name', 'Shop 2')
    await save()
    await waitFor(() => expect(status()).toBe('Saved'))
    rerender(<TestForm saved={{ name: 'Shop 2', tags: 'a' }} />)
    await act(() => new Promise<void>((wake) => setTimeout(wake)))
    expect(status()).toBe('Saved')
  })

  it('moves the focus to what is wrong, at every try', async () => {
    render(<TestForm />)
    await write('Name', '')
    for (const time of ['first', 'second']) {
      field('Tags').focus()
      await save()
      await waitFor(() => expect(document.activeElement, time).toBe(field('Name')))
    }
    expect(status()).toBe('Not saved: check the marked fields.')
    await write('Tags', 'b')
    expect(field('Name').getAttribute('aria-invalid')).toBe('true')
    await write('Name', 'x')
    expect(field('Name').getAttribute('aria-invalid')).toBeNull()
  })

  it('says at the line of a field what the API refuses, the first reason only', async () => {
    const fields = [
      { field: 'tags[1]', reason: 'is taken' },
      { field: 'tags[2]', reason: 'is too long' },
      { field: 'name', reason: 'is not nice' },
      { field: 'toString', reason: 'is no field' },
      { field: 'elsewhere.deep', reason: 'is no field' },
    ]
    render(<TestForm save={refuse(fields)} />)
    await write('Name', 'x')
    await save()
    expect(await screen.findByText('Line 2: is taken')).toBeTruthy()
    expect(screen.getByText('is not nice')).toBeTruthy()
    expect(document.querySelectorAll('.field-error:not(output)')).toHaveLength(2)
    expect(status()).toBe('Not saved: check the marked fields.')
  })

  it('says why it was not saved where no field is to blame', async () => {
    render(<TestForm save={refuse([])} />)
    await write('Name', 'x')
    await save()
    await waitFor(() => expect(status()).toMatch(/^Not saved\. The server does not accept/))
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    const other = render(<TestForm save={() => Promise.reject('no')} />)
    fireEvent.input(other.getAllByLabelText('Name')[1] ?? document.body, { target: { value: 'y' } })
    fireEvent.submit(document.querySelectorAll('form')[1] ?? document.body)
    expect(await screen.findByText(/^Not saved\. The server answered in a way/)).toBeTruthy()
  })
})

describe('fields', () => {
  it('are tied to their label, their hint and what is wrong with them', () => {
    render(
      <Field label="Name" hint="Your team sees it." error="Fill this in.">
        {(props) => <input {...props} />}
      </Field>,
    )
    const input = field('Name')
    const [error, hint] = ['error', 'hint'].map((part) =>
      document.getElementById(`${input.id}-${part}`),
    )
    expect([error?.textContent, hint?.textContent]).toEqual(['Fill this in.', 'Your team sees it.'])
    expect(input.getAttribute('aria-describedby')).toBe(`${input.id}-hint ${input.id}-error`)
    expect(input.getAttribute('aria-invalid')).toBe('true')
  })

  it('without hint and error refer to none', () => {
    render(<Field label="Name">{(props) => <input {...props} />}</Field>)
    expect(field('Name').hasAttribute('aria-describedby')).toBe(false)
    expect(field('Name').hasAttribute('aria-invalid')).toBe(false)
    expect(document.querySelectorAll('p')).toHaveLength(0)
  })

  it('of several inputs are a named group, whose name is not read twice', () => {
    render(
      <Field label="Journeys" hint="At least one." group>
        {() => <input aria-label="Shopping" />}
      </Field>,
    )
    const group = screen.getByRole('group', { name: 'Journeys' })
    expect(group.getAttribute('aria-describedby')).toBe(group.querySelector('p')?.id)
    expect(group.querySelector('.row-label')?.getAttribute('aria-hidden')).toBe('true')
  })

  it('of lines grow with what is written, up to fourteen', () => {
    const rows = (value: string, least?: number) => {
      const lines = { value, name: 'x', error: undefined, label: 'Lines', hint: 'One a line' }
      const view = render(
        <LinesField
          {...lines}
          onChange={() => {}}
          {...(least === undefined ? {} : { rows: least })}
        />,
      )
      const area = field('Lines')
      const found = [area.getAttribute('rows'), area.getAttribute('spellcheck'), area.name]
      view.unmount()
      return found
    }
    expect(rows('')).toEqual(['3', 'false', 'x'])
    expect(rows('', 2)[0]).toBe('2')
    expect(rows('a\nb\nc\nd')[0]).toBe('4')
    expect(rows('\n'.repeat(30))[0]).toBe('14')
  })

  it('of figures have their unit behind them, and the keyboard for it', () => {
    const common = { name: 'days', value: '7', error: undefined, onChange: () => {} }
    render(<TextField {...common} label="Days" suffix="days" input={{ inputMode: 'numeric' }} />)
    expect(field('Days').parentElement?.textContent).toBe('days')
    expect([
      field('Days').type,
      field('Days').getAttribute('inputmode'),
      field('Days').name,
    ]).toEqual(['text', 'numeric', 'days'])
  })

  it('that are on or off say so', () => {
    const changes: boolean[] = []
    const common = { name: 'on', error: undefined, onChange: (on: boolean) => changes.push(on) }
    const { rerender } = render(<SwitchField {...common} label="Mask" value={false} />)
    const toggle = screen.getByRole<HTMLInputElement>('switch', { name: 'Mask' })
    expect([toggle.checked, toggle.getAttribute('aria-checked'), toggle.name]).toEqual([
      false,
      'false',
      'on',
    ])
    fireEvent.click(toggle)
    expect(changes).toEqual([true])
    rerender(<SwitchField {...common} label="Mask" value />)
    expect([toggle.checked, toggle.getAttribute('aria-checked')]).toEqual([true, 'true'])
  })

  it('of several choices keep their order, whatever is ticked first', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: `Option ${value}` }))
    const changes: string[][] = []
    const show = (value: string[], error?: string) => (
      <ChecksField
        name="options"
        label="Options"
        value={value}
        error={error}
        onChange={(next) => changes.push(next)}
        options={options}
      />
    )
    const { rerender } = render(show(['c']))
    fireEvent.click(field('Option a'))
    fireEvent.click(field('Option c'))
    expect(changes).toEqual([['a', 'c'], []])
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox')
    expect(boxes.map(({ name, value }) => [name, value])).toEqual([
      ['options', 'a'],
      ['options', 'b'],
      ['options', 'c'],
    ])
    rerender(show([], 'Tick at least one.'))
    expect(boxes.map((box) => box.getAttribute('aria-invalid'))).toEqual(['true', null, null])
    const told = document.getElementById(boxes[0]?.getAttribute('aria-describedby') ?? '')
    expect(told?.textContent).toBe('Tick at least one.')
  })

  it('of several choices explain each of them', () => {
    render(
      <ChecksField
        name="scopes"
        label="May"
        value={['a']}
        error="No."
        onChange={() => {}}
        options={[{ value: 'a', label: 'Read', hint: 'Nothing of a person.' }]}
      />,
    )
    const ids = field('Read').getAttribute('aria-describedby')?.split(' ') ?? []
    expect(ids.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'Nothing of a person.',
      'No.',
    ])
  })
})

describe('what a button does', () => {
  it('is done one at a time, and says why it failed until it is tried again', async () => {
    const ends: ((error: unknown) => void)[] = []
    function Button() {
      const { busy, failure, run } = useAction(() => new Promise((_, fail) => ends.push(fail)))
      return (
        <button type="button" aria-disabled={busy} onClick={run}>
          {failure?.message ?? 'go'}
        </button>
      )
    }
    render(<Button />)
    const button = screen.getByRole('button')
    const press = () => act(() => void fireEvent.click(button))
    await press()
    await press()
    expect(ends).toHaveLength(1)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    ends[0]?.('plain')
    await waitFor(() => expect(button.textContent).toBe('plain'))
    expect(button.getAttribute('aria-disabled')).toBe('false')
    await press()
    expect(button.textContent).toBe('go')
    ends[1]?.(new Error('told'))
    await waitFor(() => expect(button.textContent).toBe('told'))
  })
})

describe('a link away from unsaved changes', () => {
  function Guarded() {
    useGuardedAddress()
    return (
      <>
        <TestForm />
        <a href="/away?x=1">away</a>
        <a href="#content">on this page</a>
        <a href="/new" target="_blank" rel="noopener">
          new tab
        </a>
        <a href="https://else.example/">elsewhere</a>
        <p>text</p>
      </>
    )
  }
  async function change() {
    history.pushState(null, '', '/')
    render(
      <LocationProvider>
        <Guarded />
      </LocationProvider>,
    )
    await write('Name', 'Shop 2')
    await screen.findByText('Not saved yet')
    await waitFor(() =>
      expect(dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false),
    )
  }
  const click = (name: string, how: MouseEventInit = {}) => {
    const event = new MouseEvent('click', {
      bubbles: true,
      cancelable: true,
      composed: true,
      ...how,
    })
    // Where a test page would go is of no interest here.
    const stay = (late: Event) => late.preventDefault()
    addEventListener('click', stay)
    screen.getByText(name).dispatchEvent(event)
    removeEventListener('click', stay)
    return leaving.value !== null
  }

  it('is held back, and followed with its query once the reader agrees', async () => {
    await change()
    expect(click('away')).toBe(true)
    fireEvent.click(await screen.findByRole('button', { name: 'Leave without saving' }))
    await waitFor(() => expect(location.pathname + location.search).toBe('/away?x=1'))
    expect(field('Name').value).toBe('Shop')
  })

  it.each<[string, MouseEventInit]>([
    ['on this page', {}],
    ['new tab', {}],
    ['elsewhere', {}],
    ['text', {}],
    ['away', { ctrlKey: true }],
    ['away', { metaKey: true }],
    ['away', { shiftKey: true }],
    ['away', { button: 1 }],
  ])('is left to the browser where it leads from no page: %s %j', async (name, how) => {
    await change()
    expect(click(name, how)).toBe(false)
  })
})

describe('what a field holds', () => {
  it('is a list of lines without blanks and repetitions', () => {
    expect(linesOf(' a \n\nb\n a\n  ')).toEqual(['a', 'b'])
  })

  it('is compared with what was there before, part by part', () => {
    const before = { name: 'a', list: [1, 2], same: null }
    expect(changesOf(before, { name: 'b', list: [1, 2], same: null })).toEqual({ name: 'b' })
    expect(changesOf(before, { name: 'a', list: [2, 1], same: null })).toEqual({ list: [2, 1] })
  })

  it('is a handle, or can be none', () => {
    expect(['b2c', 'first-time_buyer', '0'].map(isHandle)).toEqual([true, true, true])
    expect(['B2C', '-a', '', 'a b', 'x'.repeat(65)].map(isHandle)).toEqual(Array(5).fill(false))
    expect(isHandle('x'.repeat(64))).toBe(true)
  })

  it('is an address of mail, or cannot be one', () => {
    const longest = `${'x'.repeat(242)}@shop.example`
    expect([' jan@x.example ', longest].map(checkEmail)).toEqual([
      undefined,
      'Enter an address like anna@shop.example.',
    ])
    expect(checkEmail(longest.slice(1))).toBeUndefined()
    for (const text of ['jan', 'jan@x', 'a b@x.example', 'a@b@c.example', 'jan@x.'])
      expect(checkEmail(text)).toBe('Enter an address like anna@shop.example.')
  })

  it('is a name of some length', () => {
    expect(checkName('', 3)).toBe('Fill this in.')
    expect(checkName('abc', 3)).toBeUndefined()
    expect(checkName('abcd', 3)).toBe('At most 3 characters.')
  })
})
