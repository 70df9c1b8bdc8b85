import { afterEach, describe, expect, it } from 'vitest'
import { keepAskedView, signInAddress, takeAskedView } from '#dashboard/kit/session/asked-view.ts'

const MINUTE = 60_000
const openAt = (address: string) => history.replaceState(null, '', address)

afterEach(() => {
  localStorage.clear()
  openAt('/')
})

describe('page-review 12: the view that was asked for', () => {
  it.each(['/?stage=delivery&range=90d', '/journeys/shopping?kind=nps', '/settings/keys'])(
    'is in the address of the sign-in page, and comes back: %s',
    (view) => {
      openAt(view)
      openAt(signInAddress())
      expect(location.pathname).toBe('/sign-in')
      expect(takeAskedView(0)).toBe(view)
    },
  )

  it.each(['/', '/sign-in?to=%2Fsettings%2Fkeys', '/shared/x', '/set-up'])(
    'is not named where there is none: %s',
    (view) => {
      openAt(view)
      expect(signInAddress()).toBe('/sign-in')
    },
  )

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'evil.example',
    '/sign-in',
    '/shared#slug',
    '/set-up/x',
    '',
  ])('is never one of another origin, nor a way in: %j', (to) => {
    openAt(`/sign-in?to=${encodeURIComponent(to)}`)
    keepAskedView(0)
    expect(takeAskedView(0)).toBe('/')
    openAt('/sign-in')
    localStorage.setItem('wayfelt.asked-view', JSON.stringify({ view: to, until: MINUTE }))
    expect(takeAskedView(0)).toBe('/')
  })

  it('waits for a mailed link as long as the link works, and for one sign-in', () => {
    openAt('/sign-in?to=%2Fsettings%2Fkeys')
    keepAskedView(0)
    openAt('/sign-in')
    expect(takeAskedView(15 * MINUTE - 1)).toBe('/settings/keys')
    expect(takeAskedView(15 * MINUTE - 1)).toBe('/')
    openAt('/sign-in?to=%2Fsettings%2Fkeys')
    keepAskedView(0)
    openAt('/sign-in')
    expect(takeAskedView(15 * MINUTE)).toBe('/')
  })

  it('of this tab goes before one that waits for a mailed link', () => {
    openAt('/sign-in?to=%2Fsettings%2Fteam')
    keepAskedView(0)
    openAt('/sign-in?to=%2Faccount')
    expect(takeAskedView(0)).toBe('/account')
  })
})
