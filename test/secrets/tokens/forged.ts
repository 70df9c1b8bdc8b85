import fc from 'fast-check'
import {
  CLAIMS,
  compact,
  encode,
  jwt,
  keyOf,
  KID,
  NOW,
  OTHER_KID,
  OTHER_SECRET,
  SECRET,
  sign,
  SOON,
} from '#test/support/signing.ts'

/** Every token that must not be believed, by what is wrong with it. None stands there twice. */
export function forgedTokens(): Map<string, string> {
  const valid = new Set([compact(), jwt()])
  const forged = new Map<string, string>()
  const groups = { tampered, truncated, timed, algorithms, keys, purposes, shapes, written, texts }
  for (const [name, make] of Object.entries({ ...groups, references, random }))
    for (const token of make()) if (!valid.has(token) && !forged.has(token)) forged.set(token, name)
  return forged
}

/** Another letter at each place. */
function tampered() {
  return [compact(), jwt()].flatMap((token) =>
    Array.from(token, (letter, at) => {
      const other = letter === 'A' ? 'B' : 'A'
      return token.slice(0, at) + other + token.slice(at + 1)
    }),
  )
}

function truncated() {
  return [compact(), jwt()].flatMap((token) =>
    Array.from(token, (_, at) => [token.slice(0, at), token.slice(at + 1)]).flat(),
  )
}

/** Rightly signed, at the wrong time or with no time at all. */
function timed() {
  const ends = [0, -1, NOW, NOW - 1, NOW - 86_400, NOW * 1000, SOON + 401 * 86_400, 1e300, null]
  const wrong = [...ends, String(SOON), true, [SOON], { at: SOON }, undefined]
  const late = [NOW + 61, NOW + 86_400, NOW * 1000, String(NOW), true, [NOW]]
  return [
    ...wrong.map((e) => compact({ payload: { o: 'A-1001', e } })),
    ...wrong.map((exp) => jwt({ payload: { ...CLAIMS, exp } })),
    ...late.map((nbf) => jwt({ payload: { ...CLAIMS, nbf } })),
    compact({ payload: '{"o":"A-1001","e":1e999}' }),
    compact({ payload: '{"o":"A-1001","e":NaN}' }),
  ]
}

/** No algorithm, another one, or a header that confuses; with each signature that could fit. */
function algorithms() {
  const names = ['none', 'None', 'NONE', 'nOnE', '', 'HS384', 'HS512', 'RS256', 'RS512', 'ES256']
  const wrong: unknown[] = [...names, 'PS256', 'EdDSA', 'HS256 ', 'hs256', 'dir', 'A128KW', null, 0]
  const headers: unknown[] = [
    ...[...wrong, true, ['HS256'], { alg: 'HS256' }, undefined].map((alg) => ({ alg, kid: KID })),
    { alg: 'HS256', kid: KID, crit: ['exp'], exp: SOON },
    { alg: 'HS256', kid: KID, crit: ['b64'], b64: false },
    { alg: 'HS256', kid: KID, crit: [] },
  ]
  return headers.flatMap((header) => {
    const signed = `${encode(header)}.${encode(CLAIMS)}`
    const signatures = ['', sign(SECRET, signed), sign(SECRET, signed, 'sha512'), sign('', signed)]
    return signatures.map((signature) => `${signed}.${signature}`)
  })
}

/** A key that is not there, of another site, or not the one that signed. */
function keys() {
  const kids = ['k3', 'K1', '', '0', '__proto__', 'constructor', 'toString', 'k1 ', 'k1/../k1']
  const headers: unknown[] = [
    ...kids,
    'k'.repeat(65),
    'κ1',
    null,
    1,
    [KID],
    { kid: KID },
    undefined,
  ]
  const embedded = { alg: 'HS256', jwk: { kty: 'oct', k: encode('x') }, jku: 'https://x.example' }
  return [
    ...kids.map((kid) => compact({ kid })),
    ...headers.map((kid) => jwt({ header: { alg: 'HS256', kid } })),
    ...[SECRET.slice(7), OTHER_SECRET, '', KID, `${SECRET} `, SECRET.toLowerCase()].flatMap(
      (secret) => [compact({ key: keyOf(secret) }), compact({ key: secret }), jwt({ secret })],
    ),
    compact({ kid: OTHER_KID }),
    jwt({ header: { alg: 'HS256', kid: OTHER_KID } }),
    jwt({ header: { ...embedded, kid: KID }, secret: 'x' }),
    jwt({ header: embedded, secret: 'x' }),
  ]
}

/** Signed for something else than an answer. */
function purposes() {
  const others = ['optout', 'case', 'wayfelt:answer', 'Answer', 'answer ', '', 'token', 'answer\0']
  const audiences: unknown[] = [
    ...[...others, 'answer', 'wayfelt'].flatMap((name) => [`wayfelt:${name}`, name]),
    ['wayfelt:answer', 'wayfelt:case'],
    [['wayfelt:answer']],
    [],
    {},
    null,
    0,
    true,
    undefined,
  ]
  return [
    ...others.map((name) => compact({ key: keyOf(SECRET, `wayfelt:${name}`) })),
    ...others.map((p) => compact({ payload: { o: 'A-1001', e: SOON, p } })),
    compact({ key: keyOf(SECRET, 'answer') }),
    compact({ key: SECRET }),
    ...audiences
      .filter((aud) => aud !== 'wayfelt:answer')
      .map((aud) => jwt({ payload: { ...CLAIMS, aud } })),
  ]
}

/** Parts doubled, swapped, left out or borrowed from the other form. */
function shapes() {
  const borrowed = compact({ payload: { o: 'A-1002', e: SOON } }).split('.')
  return [compact(), jwt()].flatMap((token) => {
    const parts = token.split('.')
    const [mac = ''] = parts.slice(-1)
    return [
      ...parts.map((_, at) => parts.toSpliced(at, 1).join('.')),
      ...parts.map((part, at) => parts.toSpliced(at, 0, part).join('.')),
      ...parts.map((_, at) => parts.toSpliced(at, 1, '').join('.')),
      ...parts.map((_, at) => parts.toSpliced(at, 1, borrowed[at] ?? '').join('.')),
      ...['v0', 'v2', 'V1', 'v01', '1', ''].map((version) =>
        [version, ...parts.slice(1)].join('.'),
      ),
      ...['.', token, `.${token}`, `\n${token}`, `.${mac}`].map((more) => token + more),
      ...['.', 'v1.', 'Bearer '].map((less) => less + token),
      ...['', '..', ' . '].map((joint) => parts.join(joint)),
      parts.toReversed().join('.'),
      token.padEnd(2049, 'A'),
      mac,
    ]
  })
}

/** The same bytes, or nearly, written in another way. */
function written() {
  return [compact(), jwt()].flatMap((token) => {
    const parts = token.split('.')
    const mac = parts.at(-1) ?? ''
    const hex = Buffer.from(mac, 'base64url').toString('hex')
    const withMac = (other: string) => [...parts.slice(0, -1), other].join('.')
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const sameBytes = Array.from(letters, (letter) => mac.slice(0, -1) + letter).filter(
      (each) => each !== mac && Buffer.from(each, 'base64url').toString('hex') === hex,
    )
    const padded = ['=', '==', ' ', '\n', '\t', '%3D', '\0', '.'].flatMap((extra) =>
      parts.map((part, at) => parts.with(at, part + extra).join('.')),
    )
    return [
      ...[...sameBytes, hex.toUpperCase(), hex.slice(0, 32), `${hex}00`, `0x${hex}`].map(withMac),
      ...[mac.replaceAll('-', '+').replaceAll('_', '/').concat('='), encode(mac)].map(withMac),
      ...[encode(hex), mac.slice(0, 22), '', 'A'.repeat(43), '0'.repeat(64)].map(withMac),
      ...padded,
      token.toUpperCase(),
      token.toLowerCase(),
    ]
  })
}

/** Letters that cannot be seen, or look like others. */
function texts() {
  const extra = ['\u200B', '\u200D', '\u00AD', '\u202E', '\uFEFF', '\u0301', '\uD800', '\u2060']
  const lookalikes = { v: 'ν', a: 'а', e: 'е', '1': '１', '.': '．', k: 'ｋ', A: 'Α' }
  return [compact(), jwt()].flatMap((token) => [
    ...extra.flatMap((letter) =>
      [0, 2, 5, 9, 40, token.length].map((at) => token.slice(0, at) + letter + token.slice(at)),
    ),
    ...Object.entries(lookalikes).map(([letter, other]) => token.replace(letter, other)),
    Array.from(token, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join(
      '',
    ),
  ])
}

/** Rightly signed, but with references that cannot be kept, or that name nobody. */
function references() {
  const bad: unknown[] = ['x'.repeat(129), 'a\0b', 'a\nb', 'a\u0085b', 'a\u202Eb', 'a\u200Bb', ' ']
  const values = [...bad, 'a\u2028b', '\uFEFFa', 1001, 1e21, true, {}, ['A-1001'], { type: 'div' }]
  const payloads = ['[]', 'null', '"A-1001"', '0', '', '{', '{}', '{"o":"A"', `{"o":"\\ud800"}`]
  return [
    ...values.map((o) => compact({ payload: { o, e: SOON } })),
    ...values.map((c) => compact({ payload: { c, e: SOON } })),
    ...values.map((s) => compact({ payload: { o: 'A-1001', s, e: SOON } })),
    ...values.map((order) => jwt({ payload: { ...CLAIMS, order } })),
    ...payloads.flatMap((payload) => [compact({ payload }), jwt({ payload })]),
    ...[
      { s: 'checkout', e: SOON },
      { o: '', c: null, e: SOON },
      { order: 'A-1001', e: SOON },
    ].map((payload) => compact({ payload })),
    jwt({ payload: { exp: SOON, aud: 'wayfelt:answer', sub: 'C-7' } }),
    compact({ payload: { o: 'A-1001', e: SOON, x: 1 } }),
    compact({ payload: '\uFEFF{"o":"A-1001","e":1795003600}' }),
  ]
}

function random() {
  const part = fc.base64String({ maxLength: 40 }).map((text) => text.replaceAll('=', ''))
  const token = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.tuple(part, part, part).map((parts) => parts.join('.')),
    fc.tuple(part, part).map(([payload, mac]) => `v1.${KID}.${payload}.${mac}`),
    fc
      .json()
      .map((payload) => `v1.${KID}.${encode(payload)}.${sign(keyOf(OTHER_SECRET), payload)}`),
    fc.json().map((payload) => jwt({ payload, secret: OTHER_SECRET })),
  )
  return fc.sample(token, { seed: 7, numRuns: 400 })
}
