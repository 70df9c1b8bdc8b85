import type { KeyList } from '#contract/site/keys.ts'
import { call } from '#dashboard/kit/api/call.ts'

/*
 * Read by `tsc` alone: what stands behind `@ts-expect-error` must not compile, and the rest must.
 * This is the one place for such lines.
 */
export async function callsThatCompile(signal: AbortSignal): Promise<KeyList> {
  await call('DELETE /api/keys/:id', { params: { id: 'crm' } })
  await call('GET /api/answers', { query: { journey: 'shopping', commented: '1' }, signal })
  await call('GET /api/audit')
  await call('POST /api/keys', { body: { kind: 'publishable', name: 'Shop' } })
  await call('DELETE /api/session')
  return await call('GET /api/keys', { signal })
}

export async function callsThatDoNot(): Promise<void> {
  // @ts-expect-error There is no such path.
  await call('GET /api/keyz')
  // @ts-expect-error There is no such method of this path.
  await call('PUT /api/keys')
  // @ts-expect-error The path has a name to fill in.
  await call('DELETE /api/keys/:id')
  // @ts-expect-error The path has another name.
  await call('DELETE /api/keys/:id', { params: { key: 'crm' } })
  // @ts-expect-error The path has no names.
  await call('GET /api/keys', { params: { id: 'crm' } })
  // @ts-expect-error The body is missing.
  await call('POST /api/keys')
  // @ts-expect-error The body lacks a field.
  await call('POST /api/keys', { body: { kind: 'publishable' } })
  // @ts-expect-error The body has a field too many.
  await call('POST /api/keys', { body: { kind: 'publishable', name: 'Shop', scopes: [] } })
  // @ts-expect-error The route takes no body.
  await call('POST /api/signing-keys', { body: {} })
  // @ts-expect-error The query has no such field.
  await call('GET /api/audit', { query: { until: '2026-11-21' } })
  // @ts-expect-error The query lacks a field.
  await call('GET /api/journeys/:id/curve', { params: { id: 'shopping' }, query: { from: '' } })
  // @ts-expect-error The route takes no query.
  await call('GET /api/keys', { query: { limit: 3 } })
  // @ts-expect-error The answer has no such field.
  void (await call('GET /api/keys')).people
  // @ts-expect-error The answer has no body.
  void (await call('DELETE /api/session')).keys
}
