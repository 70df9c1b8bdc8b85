import { askingCalls } from './asking-calls.ts'
import { makeAnswer } from './answers.ts'
import { PAGE_HEADERS } from './client.ts'
import { makeCsv } from './import-file.ts'
import { JOURNEY } from './shop.ts'
import type { RouteCall } from '../workers/routes-worker.ts'

/** A request to measure, and the most CPU that it may take, in milliseconds. */
export interface MeasuredRoute {
  name: string
  call: RouteCall
  budgetMs?: number
}

/** A request of each route, as the widget, the dashboard and a shop's program make them. */
export function routeCalls(
  site: string,
  session: { cookie: string },
  { from, to }: { from: string; to: string },
): MeasuredRoute[] {
  const page = (path: string, body?: string): RouteCall => ({
    path,
    method: body === undefined ? 'GET' : 'POST',
    headers: PAGE_HEADERS,
    ...(body === undefined ? {} : { body }),
  })
  const read = (path: string): RouteCall => ({ path, method: 'GET', headers: session })
  const write = (path: string, body: string, type = 'application/json'): RouteCall => ({
    path,
    method: 'POST',
    headers: { ...session, 'content-type': type },
    body,
  })
  const range = `from=${from}&to=${to}`
  const commented = makeAnswer(site, { index: 0, id: '{{uuid}}' }).body
  return [
    { name: 'POST /v1/answers', call: page('/v1/answers', commented), budgetMs: 1 },
    { name: 'POST /v1/events, one display', call: page('/v1/events', events(site, 1)) },
    { name: 'POST /v1/events, 50 displays', call: page('/v1/events', events(site, 50)) },
    {
      name: 'GET /v1/sites/:key/config',
      call: page(`/v1/sites/${site}/config?lang=pl`),
      budgetMs: 1,
    },
    { name: 'GET /w/:file, the loader with its config', call: page(`/w/${site}.js`) },
    { name: 'GET /api/session', call: read('/api/session') },
    { name: 'GET /api/journeys', call: read('/api/journeys') },
    {
      name: 'GET /api/journeys/:id/curve, 90 days compared',
      call: read(`/api/journeys/${JOURNEY}/curve?${range}&compare=previous`),
      budgetMs: 5,
    },
    {
      name: 'GET /api/journeys/:id/curve, 90 days',
      call: read(`/api/journeys/${JOURNEY}/curve?${range}&compare=none`),
    },
    { name: 'GET /api/answers', call: read(`/api/answers?${range}&limit=20`) },
    {
      name: 'POST /api/import/answers, a piece',
      call: write('/api/import/answers', makeCsv(1000), 'text/csv'),
      budgetMs: 8,
    },
    {
      name: 'POST /api/privacy/export',
      call: write('/api/privacy/export', subject('visitor-77')),
    },
    { name: 'POST /api/privacy/erasures', call: write('/api/privacy/erasures', subject('nobody')) },
    { name: 'GET /api/site', call: read('/api/site') },
    { name: 'GET /api/users', call: read('/api/users') },
    { name: 'GET /api/keys', call: read('/api/keys') },
    { name: 'POST /api/keys', call: write('/api/keys', JSON.stringify(KEY)) },
    { name: 'GET /api/shares', call: read('/api/shares') },
    { name: 'GET /api/audit', call: read('/api/audit') },
    { name: 'GET /api/install', call: read('/api/install') },
    ...askingCalls({ site, page, read, write, range }),
  ]
}

const KEY = { kind: 'secret', name: 'Reports', scopes: ['figures:read'], days: 30 }

function subject(value: string): string {
  return JSON.stringify({ subject: { kind: 'respondent', value } })
}

function events(site: string, count: number): string {
  const display = {
    id: '{{uuid}}',
    type: 'shown',
    survey: 'q-tp-01',
    channel: 'web',
    traits: { segment: 'b2b', persona: 'anna' },
  }
  const event = `${JSON.stringify(display).slice(0, -1)},"at":{{now}}}`
  const all = Array.from({ length: count }, () => event)
  return `{"site":"${site}","events":[${all.join(',')}]}`
}
