import { expect, inject, test } from 'vitest'

test.each(['/', '/sign-in', '/set-up', '/shared', '/settings/keys', '/demo/', '/nowhere'])(
  'the page %s carries a policy with Trusted Types, is never framed, and tells nobody where it was',
  async (path) => {
    const { headers } = await fetch(`${inject('base')}${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  },
)

test('the page of a code is as strict, and only its own script may name a worker', async () => {
  const { headers } = await fetch(`${inject('base')}/q/22222222`)
  const policy = headers.get('content-security-policy') ?? ''
  for (const part of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types wayfelt-hosted',
  ])
    expect(policy).toContain(part)
  expect(policy).not.toMatch(/unsafe|\*/)
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toContain('noindex')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('methods that only tell are not answered: TRACE is refused', async () => {
  const { createConnection } = await import('node:net')
  const { hostname, port } = new URL(inject('base'))
  const socket = createConnection({ host: hostname, port: Number(port) })
  socket.write(`TRACE /api/session HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  expect(answer).toMatch(/^HTTP\/1\.1 (4|5)\d\d /)
  expect(answer).not.toContain('TRACE /api/session')
})
