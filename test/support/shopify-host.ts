import { vi } from 'vitest'
import { BROWSER, fetchWorker } from './calls.ts'
// @ts-expect-error -- plain JavaScript, for the types' sake
import * as parts from './preact-parts.js'
import { Part } from './remote-dom.ts'

interface Preact {
  signal: <Value>(value: Value) => { value: Value }
  render: (nothing: null, into: Part) => void
}
const { signal, render }: Preact = parts

/** What has gone out: where to, with what, and what came back. */
export interface Call {
  path: string
  body: Record<string, unknown>
  headers: Headers
  /** 0 until there is an answer. */
  status: number
}

/** Answers a call in the Worker's place, or lets it through. */
export type Between = (path: string, next: () => Promise<Response>) => Promise<Response>

/** What Shopify's sandbox hands to an extension, as much of it as the kit asks for. */
export function makeHost(settings: Record<string, unknown>) {
  const disk = new Map<string, unknown>()
  return {
    disk,
    settings: signal<Record<string, unknown>>({ host: 'https://wayfelt.example', ...settings }),
    localization: { language: signal({ isoCode: 'en' }) },
    orderConfirmation: signal<{ order: { id: string } } | undefined>({
      order: { id: 'gid://shopify/OrderIdentity/450789469' },
    }),
    order: signal<{ id: string } | undefined>(undefined),
    customerPrivacy: signal({ allowedProcessing: { preferences: true, analytics: true } }),
    extension: {} as { editor?: { type: string } },
    sessionToken: { get: async () => 'session.of.shopify' },
    storage: {
      read: async (key: string): Promise<unknown> => structuredClone(disk.get(key) ?? null),
      write: async (key: string, value: unknown) => void disk.set(key, structuredClone(value)),
      delete: async (key: string) => void disk.delete(key),
    },
  }
}
export type Host = ReturnType<typeof makeHost>

/**
 * Opens a page with the extension in it: each call of it goes to the real Worker, as a closed-off
 * worker sends it.
 * @returns the block, the calls, and how to leave the page
 */
export function openBlock(host: Host, extension: () => void, between?: Between) {
  const body = new Part('body')
  const calls: Call[] = []
  vi.stubGlobal('shopify', host)
  vi.stubGlobal('document', { body })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const path = url.replace('https://wayfelt.example', '')
    const headers = new Headers(init.headers)
    headers.set('origin', 'null')
    headers.set('user-agent', BROWSER)
    const next = () => fetchWorker(path, { ...init, headers })
    const call = {
      path,
      body: JSON.parse(typeof init.body === 'string' ? init.body : '{}'),
      headers,
      status: 0,
    }
    calls.push(call)
    const response = await (between ?? ((_, go) => go()))(path, next)
    call.status = response.status
    return response
  })
  extension()
  return {
    body,
    calls,
    sent: (path: string) => calls.filter((call) => call.path === path),
    leave: () => render(null, body),
  }
}
export type Block = ReturnType<typeof openBlock>
