import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { callsTo, open, page, problem, query } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeSession } from '#test/dashboard/support/fixtures.ts'

const lastList = () => Object.fromEntries(callsTo('/answers').at(-1)?.searchParams ?? [])

it('a tab beside the curve lists what people wrote, and keeps the days and filters', async () => {
  await open('/?range=7d&channel=web')
  fireEvent.click(await screen.findByRole('link', { name: 'Comments' }))
  await screen.findByRole('heading', { level: 1, name: 'What people wrote' })
  expect(query()).toEqual({ range: '7d', channel: 'web', tab: 'comments' })
  await waitFor(() => expect(lastList()).toMatchObject({ channel: 'web', commented: '1' }))
  expect(screen.getByRole('link', { name: 'Comments' }).getAttribute('aria-current')).toBe('page')
  fireEvent.click(screen.getByRole('link', { name: 'Curve' }))
  await waitFor(() => expect(query()).toEqual({ range: '7d', channel: 'web' }))
})

it('a search stands in the address, says what it found and goes on in older comments', async () => {
  const pages = [
    page([makeAnswer({ id: 'a', comment: 'Uszkodzona paczka' })], 'next'),
    page([makeAnswer({ id: 'b', comment: 'uszkodzony karton' })]),
  ]
  await open('/?tab=comments', {
    answers: (url) =>
      url.searchParams.has('find')
        ? (pages[url.searchParams.has('cursor') ? 1 : 0] ?? page([]))
        : page([makeAnswer({ id: 'c', comment: 'miło' })]),
  })
  await screen.findByText('miło')
  fireEvent.input(screen.getByLabelText('Words in comments'), { target: { value: ' uszkodz ' } })
  fireEvent.click(screen.getByRole('button', { name: 'Search' }))
  await waitFor(() => expect(query()).toEqual({ tab: 'comments', find: 'uszkodz' }))
  await screen.findByText('2 comments with “uszkodz”')
  expect(screen.queryByText('miło')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Show all comments' }))
  await screen.findByText('miło')
  expect(query()).toEqual({ tab: 'comments' })
})

it('says what was not found, and in which days', async () => {
  await open('/?tab=comments&find=nic', { answers: () => page([]) })
  await screen.findByText('No comment of these days has words that begin like “nic”.')
})

it('tells who may not read comments so, and asks for none', async () => {
  await open('/?tab=comments', { session: () => makeSession({ permissions: ['figures:read'] }) })
  await screen.findByText(/Your role does not include what people wrote/)
  expect(callsTo('/answers').filter((url) => url.searchParams.has('commented'))).toEqual([])
})

it('an error says how to go on', async () => {
  let isDown = true
  await open('/?tab=comments', {
    answers: () => (isDown ? problem(503, 'unavailable') : page([makeAnswer({ comment: 'da' })])),
  })
  const retry = await screen.findByRole('button', { name: 'Try again' })
  isDown = false
  fireEvent.click(retry)
  await screen.findByText('da')
})
