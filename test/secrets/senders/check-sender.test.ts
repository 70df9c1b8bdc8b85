import { createHash, createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { SENDER_NAMES, type Sender } from '#contract/delivery/words.ts'
import { checkSender, type SenderQuestion } from '#worker/secrets/senders/check-sender.ts'
import { payload, payloadJson, post } from '#test/domain/delivery/payloads.ts'

const NOW = Date.parse('2026-12-01T12:00:00Z')

function ask(sender: Sender, rest: Partial<SenderQuestion> & { headers?: Record<string, string> }) {
  const { headers = {}, ...question } = rest
  const message = question.message ?? { text: '{}', headers: post('', headers).headers }
  return checkSender({
    sender,
    secret: 'hush',
    now: NOW,
    address: null,
    ...question,
    message,
  })
}

const base64 = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('base64')
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

const SIGNED: [Sender, string, (secret: string, text: string) => string][] = [
  ['shopify', 'x-shopify-hmac-sha256', base64],
  ['shopify', 'shopify-hmac-sha256', base64],
  ['woocommerce', 'x-wc-webhook-signature', base64],
  ['aftership', 'aftership-hmac-sha256', base64],
  ['aftership', 'am-webhook-signature', base64],
  [
    'easypost',
    'x-hmac-signature',
    (secret, text) =>
      `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(text).digest('hex')}`,
  ],
  ['track17', 'sign', (secret, text) => sha(`${text}/${secret}`)],
]

test.each(SIGNED)('%s proves itself by %s, and by nothing else', async (sender, header, sign) => {
  const text = '{"note":"ż ó ł ć 📦","id":820982911946154508}'
  const message = (value: string, body = text) => ({ text: body, headers: { [header]: value } })
  const right = sign('hush', text)
  expect(await ask(sender, { message: message(right) })).toBeNull()
  expect(await ask(sender, { message: message(right, `${text} `) })).toBe('wrong-signature')
  expect(await ask(sender, { message: message(right), secret: 'hush2' })).toBe('wrong-signature')
  expect(await ask(sender, { message: message(sign('', text)), secret: '' })).toBe(
    'wrong-signature',
  )
  for (const wrong of [right.slice(0, -2), `${right}00`, 'żółć', '%%%', right.split('=')[0] ?? ''])
    if (wrong !== right && wrong.length > 0 && wrong !== right.replace(/=+$/, ''))
      expect(await ask(sender, { message: message(wrong) }), wrong).toBe('wrong-signature')
  expect(await ask(sender, { message: { text, headers: {} } })).toBe('no-signature')
})

test('the stored order of WooCommerce has the stored signature', async () => {
  const [order, , deleted] = payloadJson<Record<string, string>[]>('woocommerce/signatures.json')
  for (const [text, one] of [
    [payload('woocommerce/order-processing-727.json'), order],
    ['{"id":727}', deleted],
  ] as const) {
    const secret = one?.['secret'] ?? ''
    const headers = { 'X-WC-Webhook-Signature': one?.['X-WC-Webhook-Signature'] ?? '' }
    expect(await ask('woocommerce', { secret, message: post(text, headers) })).toBeNull()
  }
})

test('WooCommerce signs with the secret as it was typed, not as WordPress stores it', async () => {
  const stored =
    'a &amp; b &lt;c&gt; &quot;d&quot; &#039;e&#039; &#x27;f&#x27; &amp;amp; &copy; &#065;'
  const typed = `a & b <c> "d" 'e' 'f' &amp; &copy; &#065;`
  const headers = { 'x-wc-webhook-signature': base64(typed, '{}') }
  expect(await ask('woocommerce', { secret: stored, headers })).toBeNull()
})

test('the published event of EasyPost has the published signature', async () => {
  const [one] = payloadJson<Record<string, string>[]>('easypost/signatures.json')
  const headers = { 'X-Hmac-Signature': one?.['X-Hmac-Signature'] ?? '' }
  const text = payload('easypost/event-body.json').trimEnd()
  for (const secret of ['sécret', 'se\u0301cret'])
    expect(await ask('easypost', { secret, message: post(text, headers) })).toBeNull()
  const withEnd = post(`${text}\n`, headers)
  expect(await ask('easypost', { secret: 'sécret', message: withEnd })).toBe('wrong-signature')
})

test('EasyPost signs a weight with a point, which may be lost on the way', async () => {
  const signed = '{"id":"e","result":{"weight":614.0,"other":614}}'
  const digest = createHmac('sha256', 'hush').update(signed).digest('hex')
  const headers = { 'x-hmac-signature': `hmac-sha256-hex=${digest}` }
  for (const text of [signed, signed.replace('614.0', '614')])
    expect(await ask('easypost', { message: post(text, headers) })).toBeNull()
  const other = signed.replace('614.0', '615')
  expect(await ask('easypost', { message: post(other, headers) })).toBe('wrong-signature')
})

test('17TRACK’s first version signs its event and data inside the body', async () => {
  const data = '{"number":"RR123456789CN","carrier":3011}'
  const sign = sha(`TRACKING_UPDATED/${data}/hush`)
  const body = (value: string) => `{"event":"TRACKING_UPDATED","data":${data},"sign":"${value}"}`
  expect(await ask('track17', { message: post(body(sign)) })).toBeNull()
  expect(await ask('track17', { message: post(body(sha('x'))) })).toBe('wrong-signature')
  const bare = `{"event":"TRACKING_UPDATED","data":${data}}`
  expect(await ask('track17', { message: post(bare, { sign }) })).toBeNull()
  expect(await ask('track17', { message: post(bare) })).toBe('no-signature')
})

test('white space without end is wrong as fast as anything else: its square would hang this test', async () => {
  const text = `{"event":"A","data":${' '.repeat(900_000)}1}`
  expect(await ask('track17', { message: post(text, { sign: 'x' }) })).toBe('wrong-signature')
  expect(await ask('easypost', { message: post(text, { 'x-hmac-signature': 'x' }) })).toBe(
    'wrong-signature',
  )
})

interface Vectors {
  sign: { secret: string; id: string; timestamp: number; payload: string; signature: string }[]
  verify: {
    name: string
    now: number
    secret: string
    headers: Record<string, string>
    body: string
    valid: boolean
  }[]
}
const vectors = payloadJson<Vectors>('standard-webhooks/vectors.json')

test.each(vectors.sign)('the published signature of $id is right', async (one) => {
  const headers = {
    'webhook-id': one.id,
    'webhook-timestamp': `${one.timestamp}`,
    'webhook-signature': one.signature,
  }
  const question = { secret: one.secret, message: post(one.payload, headers) }
  expect(await ask('generic', { ...question, now: one.timestamp * 1000 })).toBeNull()
  const bare = one.secret.replace('whsec_', '')
  expect(await ask('generic', { ...question, secret: bare, now: one.timestamp * 1000 })).toBeNull()
})

test.each(vectors.verify)(
  'a Standard Webhook: $name',
  async ({ secret, headers, body, now, valid }) => {
    const message = post(body, headers)
    const refusal = await ask('generic', { secret, message, now: now * 1000 })
    expect(refusal === null).toBe(valid)
  },
)

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

function standard(id: string, timestamp: string, body = '{}') {
  const key = Buffer.from(SECRET.slice(6), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac}`,
  }
  return { secret: SECRET, message: post(body, headers) }
}

test('what the Standard Webhooks library signs is right', async () => {
  const body = '{"orders":[{"id":"1001"}]}'
  const signature = new Webhook(SECRET).sign('msg_1', new Date(NOW), body)
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': `${NOW / 1000}`,
    'webhook-signature': signature,
  }
  expect(await ask('generic', { secret: SECRET, message: post(body, headers) })).toBeNull()
})

test('a Standard Webhook is good for five minutes, either way', async () => {
  const at = (seconds: number) => standard('m', `${NOW / 1000 + seconds}`)
  expect(await ask('generic', at(-300))).toBeNull()
  expect(await ask('generic', at(300))).toBeNull()
  expect(await ask('generic', at(-301))).toBe('too-old')
  expect(await ask('generic', at(301))).toBe('too-old')
})

test('a timestamp is digits and nothing else, and an id has no dot', async () => {
  for (const timestamp of [`${NOW / 1000}abc`, ` ${NOW / 1000}`, `${NOW / 1000}.0`, '-1', '1e9'])
    expect(await ask('generic', standard('m', timestamp)), timestamp).not.toBeNull()
  expect(await ask('generic', standard('a.b', `${NOW / 1000}`))).toBe('wrong-signature')
})

test('each header of a Standard Webhook must be there', async () => {
  const { secret, message } = standard('m', `${NOW / 1000}`)
  for (const name of Object.keys(message.headers)) {
    const { [name]: _gone, ...headers } = message.headers
    expect(await ask('generic', { secret, message: { ...message, headers } })).toBe('no-signature')
  }
})

const PATH_SENDERS: Sender[] = ['inpost', 'dhl', 'idosell', 'prestashop']

test.each(PATH_SENDERS)('%s proves itself by the secret in its path', async (sender) => {
  const address = '91.216.25.7'
  expect(await ask(sender, { path: 'hush', address })).toBeNull()
  for (const path of ['hush ', 'Hush', '', null])
    expect(await ask(sender, { path, address })).toBe('wrong-path')
  expect(await ask(sender, { address })).toBe('wrong-path')
  expect(await ask(sender, { secret: '', path: '', address })).toBe('wrong-path')
})

test.each([
  ['91.216.25.0', null],
  ['91.216.25.255', null],
  ['::ffff:91.216.25.7', null],
  ['::FFFF:5bd8:1907', null],
  ['0:0:0:0:0:ffff:91.216.25.7', null],
  ['91.216.24.255', 'wrong-address'],
  ['91.216.26.0', 'wrong-address'],
  ['::ffff:5bd8:1a07', 'wrong-address'],
  ['2001:db8::91.216.25.7', 'wrong-address'],
  ['091.216.25.7', 'wrong-address'],
  ['91.216.25.7.', 'wrong-address'],
  ['91.216.25.7, 10.0.0.1', 'wrong-address'],
  ['1540888839', 'wrong-address'],
  ['', 'wrong-address'],
  [null, 'wrong-address'],
] as const)('InPost calling from %s: %s', async (address, refusal) => {
  expect(await ask('inpost', { path: 'hush', address })).toBe(refusal)
})

test('nobody calls in the name of Base, which is asked', async () => {
  expect(await ask('base', { path: 'hush', address: '91.216.25.7' })).toBe('wrong-path')
})

test('no sender is let in without anything to prove it', async () => {
  for (const sender of SENDER_NAMES) expect(await ask(sender, {}), sender).not.toBeNull()
})
