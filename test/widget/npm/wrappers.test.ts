// @ts-expect-error -- React has no types of its own
import { act, createElement } from 'react'
// @ts-expect-error -- nor has this
import { createRoot } from 'react-dom/client'
import { createApp, h } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
// @ts-expect-error -- an example in plain JavaScript
import * as react from '../../../docs/kits/react/wayfelt.js'
// @ts-expect-error -- an example in plain JavaScript
import * as vue from '../../../docs/kits/vue/wayfelt.js'
import { load } from '#widget/npm/index.ts'

const options = { host: 'https://hello.shop.example', site: 'wf_pk_test' }
const tags = () => [...document.querySelectorAll<HTMLScriptElement>('script[data-site]')]
const queued = () => Object(window.wayfelt).q as WayfeltCall[]

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // Nothing is fetched here, and happy-dom need not say so.
  Object(window).happyDOM.settings.handleDisabledFileLoadingAsSuccess = true
})
afterEach(() => {
  document.head.replaceChildren()
  document.body.replaceChildren()
  delete window.wayfelt
  vi.unstubAllGlobals()
})

function place(): HTMLElement {
  const place = document.createElement('main')
  document.body.append(place)
  return place
}

test('load puts the loader in once, with its attributes, and keeps calls until it comes', () => {
  const wayfelt = load({ ...options, consent: 'required', lang: 'pl' })
  load(options)
  wayfelt('track', 'order', { value: 7 })
  expect(
    tags().map(({ src, dataset }) => [src, Object.fromEntries(Object.entries(dataset))]),
  ).toEqual([
    ['https://hello.shop.example/w.js', { site: 'wf_pk_test', consent: 'required', lang: 'pl' }],
  ])
  expect(queued()).toEqual([['track', 'order', { value: 7 }]])
})

test('once the widget is there, calls go to it', () => {
  const wayfelt = load(options)
  const real = vi.fn()
  window.wayfelt = real
  wayfelt('consent', true)
  expect(real).toHaveBeenCalledExactlyOnceWith('consent', true)
})

test('React: loads once, tells who the visitor is, and shows a question in its place', async () => {
  const root = createRoot(place())
  const draw = (respondent: string) =>
    act(() =>
      root.render([
        createElement(react.Wayfelt, { ...options, key: 'w', respondent }),
        createElement(react.Question, { ...options, key: 'q', survey: 'checkout' }),
      ]),
    )
  await draw('r-1')
  await draw('r-1')
  await draw('r-2')
  const target = document.querySelector('main > div')
  await act(() => root.unmount())
  expect(tags()).toHaveLength(1)
  expect(queued()).toEqual([
    ['identify', { respondent: 'r-1' }],
    ['show', 'checkout', { target }],
    ['identify', { respondent: 'r-2' }],
    ['close'],
  ])
})

test('Vue: loads once, and shows a question in its place', () => {
  const app = createApp({ render: () => h(vue.Question, { survey: 'checkout' }) })
  app.use(vue.wayfelt, options)
  app.mount(place())
  const target = document.querySelector('main > div')
  app.unmount()
  expect(tags()).toHaveLength(1)
  expect(queued()).toEqual([['show', 'checkout', { target }], ['close']])
})
