import { fireEvent, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { openJourney } from '#test/dashboard/support/app.tsx'

afterEach(() => vi.restoreAllMocks())

it('a link to the view is its address, with all that is chosen', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await openJourney('/?range=90d&stage=delivery')
  fireEvent.click(screen.getByRole('button', { name: 'Copy link' }))
  expect(await screen.findByText('Link copied')).toBeTruthy()
  expect(write).toHaveBeenCalledWith(`${location.origin}/?range=90d&stage=delivery`)
})

it('a browser that refuses to copy leaves the link where it stands', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
  await openJourney()
  fireEvent.click(screen.getByRole('button', { name: 'Copy link' }))
  expect(await screen.findByText('The link is in the address bar')).toBeTruthy()
})
