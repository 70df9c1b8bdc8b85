import { describe, expect, it } from 'vitest'
import { call } from '#dashboard/kit/api/call.ts'
import { asGuest, offline, shownSite, siteMoved } from '#dashboard/kit/api/checked-fetch.ts'
import { ApiError, isSignedOut, isSiteChanged, OfflineError } from '#dashboard/kit/api/errors.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { chooseSite, getSession, signIn, signOut } from '#dashboard/kit/session/session-api.ts'
import { calls, done, fakeFetch, problem } from '#test/dashboard/support/app.tsx'
import { makeSession, OTHER_KEY, SITE_KEY } from '#test/dashboard/support/fixtures.ts'

const reasonOf = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (error: unknown) => error,
  )

describe('a call', () => {
  it('has its parameters in the path, and what is given in the query', async () => {
    fakeFetch({ 'DELETE /api/keys/a%2Fb%20c': () => done() })
    await call('DELETE /api/keys/:id', { params: { id: 'a/b c' } })
    expect([calls[0]?.method, calls[0]?.url.pathname]).toEqual(['DELETE', '/api/keys/a%2Fb%20c'])
    await call('GET /api/answers', { query: { journey: 'a&b', stage: undefined } })
    expect(calls[1]?.url.search).toBe('?journey=a%26b')
    await call('GET /api/answers', { query: {} })
    expect(calls[2]?.url.href).toBe(`${location.origin}/api/answers`)
  })

  it('has a body only where there is one to send', async () => {
    const types: (string | null)[] = []
    const noted = (_: URL, init: RequestInit) => {
      types.push(new Headers(init.headers).get('content-type'))
      return done()
    }
    fakeFetch({ 'PUT /api/session/site': noted, 'DELETE /api/session': noted })
    await call('PUT /api/session/site', { body: { key: 'a' } })
    await call('DELETE /api/session')
    expect(types).toEqual(['application/json', null])
    expect(calls.map(({ body }) => body)).toEqual([{ key: 'a' }, null])
  })

  it.each([202, 204])('answers nothing after a %i', async (status) => {
    fakeFetch({ 'DELETE /api/session': () => new Response(null, { status }) })
    expect(await call('DELETE /api/session')).toBeUndefined()
  })

  it('fails with what the API says, and with a code of its own where it says nothing', async () => {
    const fields = [{ field: 'name', reason: 'is taken' }]
    const told = { code: 'invalid', detail: 'Not so.', requestId: 'r1', fields }
    fakeFetch({
      'GET /api/site': () => Response.json(told, { status: 422, headers: { 'retry-after': '7' } }),
      'GET /api/keys': () => new Response('<html>', { status: 502 }),
      'GET /api/shares': () => new Response('<html>'),
    })
    expect(await reasonOf(call('GET /api/site'))).toMatchObject({
      code: 'invalid',
      requestId: 'r1',
      fields,
      name: 'ApiError',
      status: 422,
      retryAfter: 7,
    })
    await expect(call('GET /api/site')).rejects.toThrow(/^Not so\.$/)
    await expect(call('GET /api/keys')).rejects.toThrow(/^$/)
    expect(await reasonOf(call('GET /api/keys'))).toMatchObject({
      code: 'http_502',
      status: 502,
      requestId: null,
      fields: [],
      retryAfter: null,
    })
    expect(await reasonOf(call('GET /api/shares'))).toMatchObject({ code: 'not_json', status: 200 })
  })

  it('that reaches nobody says so, until one does', async () => {
    let down = true
    fakeFetch({ 'GET /api/site': () => (down ? Promise.reject(new TypeError('down')) : {}) })
    const error = await reasonOf(call('GET /api/site'))
    expect(error).toBeInstanceOf(OfflineError)
    expect((error as Error).cause).toBeInstanceOf(TypeError)
    expect(offline.value).toBe(true)
    down = false
    await call('GET /api/site')
    expect(offline.value).toBe(false)
  })

  it('that was dropped says nothing about the network', async () => {
    fakeFetch({ 'GET /api/site': () => new Promise(() => undefined) })
    const dropped = new AbortController()
    const answer = reasonOf(call('GET /api/site', { signal: dropped.signal }))
    dropped.abort()
    expect(await answer).not.toBeInstanceOf(OfflineError)
    expect(offline.value).toBe(false)
  })

  it('of a guest goes to what guests may read, and names no site', async () => {
    shownSite.value = SITE_KEY
    asGuest.value = true
    fakeFetch({ 'GET /api/shared/answers': () => ({}), 'GET /api/shared': () => ({}) })
    await call('GET /api/answers', { query: { journey: 'a' } })
    await call('GET /api/shared')
    asGuest.value = false
    expect(calls.map(({ url, site }) => [url.pathname + url.search, site])).toEqual([
      ['/api/shared/answers?journey=a', null],
      ['/api/shared', null],
    ])
  })

  it('that was for a site of before does not move the tab', async () => {
    const refused = () => problem(409, 'site_changed')
    fakeFetch({
      'GET /api/site': () => {
        shownSite.value = OTHER_KEY
        return refused()
      },
      'GET /api/keys': refused,
      'GET /api/shares': () => problem(409, 'conflict'),
    })
    shownSite.value = SITE_KEY
    expect(isSiteChanged(await reasonOf(call('GET /api/site')))).toBe(true)
    await reasonOf(call('GET /api/shares'))
    expect(siteMoved.value).toBe(false)
    await reasonOf(call('GET /api/keys'))
    expect(siteMoved.value).toBe(true)
  })
})

describe('the session', () => {
  it('says which site the tab shows from then on', async () => {
    siteMoved.value = true
    fakeFetch({ 'PUT /api/session/site': () => done() })
    await getSession()
    expect([shownSite.value, siteMoved.value]).toEqual([SITE_KEY, false])
    siteMoved.value = true
    await chooseSite(OTHER_KEY)
    expect([shownSite.value, siteMoved.value]).toEqual([OTHER_KEY, false])
    await signOut()
    expect(shownSite.value).toBeNull()
    shownSite.value = OTHER_KEY
    await signIn('token')
    expect(shownSite.value).toBeNull()
  })

  it('may be one without a site', async () => {
    shownSite.value = SITE_KEY
    fakeFetch({ session: () => makeSession({ site: null }) })
    await getSession()
    expect(shownSite.value).toBeNull()
  })

  it('is over with a 401 of the API, and with nothing else', () => {
    expect(isSignedOut(new ApiError({ status: 401 }))).toBe(true)
    expect(isSignedOut(new ApiError({ status: 403 }))).toBe(false)
    expect(isSignedOut(Object.assign(new Error('x'), { status: 401 }))).toBe(false)
    expect(isSiteChanged(Object.assign(new Error('x'), { code: 'site_changed' }))).toBe(false)
  })
})

describe('what went wrong', () => {
  it.each<[Error, RegExp]>([
    [new OfflineError(), /^The server cannot be reached/],
    [new Error('boom'), /^The server answered in a way/],
    [new ApiError({ status: 500, code: 'internal' }), /^Something failed on our side/],
    [new ApiError({ status: 503, code: 'busy' }), /^The server is busy/],
    [new ApiError({ status: 429, code: 'too_many' }), /^The server is busy/],
    [new ApiError({ status: 429, code: 'too_many', retryAfter: 60 }), /again in 1 minute\.$/],
    [new ApiError({ status: 503, code: 'busy', retryAfter: 60 }), /^The server is busy/],
    [new ApiError({ status: 422, code: 'invalid' }), /^The server does not accept/],
    [new ApiError({ status: 403, code: 'forbidden' }), /ask an owner/],
    [new ApiError({ status: 401, code: 'unauthenticated' }), /^You are signed out/],
    [new ApiError({ status: 409, code: 'site_changed' }), /^You switched to another site/],
    [new ApiError({ status: 403, code: 'other_browser' }), /^This link opens only in the browser/],
    [new ApiError({ status: 403, code: 'factor_needed' }), /within the last ten minutes\.$/],
    [new ApiError({ status: 404, code: 'not_found', detail: 'No such key.' }), /^No such key\.$/],
    [new ApiError({ status: 418 }), /^The server answered in a way/],
  ])('is said in the reader’s language: %s', async (error, words) => {
    await setLocale('en')
    expect(explain(error)).toMatch(words)
  })
  it.each<['en' | 'pl' | 'ru', string, RegExp]>([
    ['en', 'not_found', /^There is no such key\.$/],
    ['pl', 'not_found', /^Tego już tu nie ma\./],
    ['ru', 'not_found', /^Этого здесь больше нет\./],
    ['pl', 'conflict', /^Ktoś zmienił to w międzyczasie/],
    ['ru', 'not_migrated', /^Сервер настроен не до конца\./],
  ])(
    'is not told in English where only the API has a sentence: %s %s',
    async (locale, code, words) => {
      await setLocale(locale)
      const told = { status: 409, code, detail: 'There is no such key.' }
      expect(explain(new ApiError({ ...told, requestId: 'r-1' }))).toMatch(words)
      // What a page itself has found out is in the reader's language already.
      expect(explain(new ApiError(told))).toBe('There is no such key.')
      await setLocale('en')
    },
  )
})
