import { createHmac } from 'node:crypto'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import { answerBody, countAnswers, postFromShop, signIn } from '#test/support/calls.ts'
import { encode, keyOf, KID, SECRET } from '#test/support/signing.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import order from '../../corpora/woocommerce-order.json'
import recorded from '../../secrets/woocommerce/recorded.json'

/** `wayfelt_token` of the plugin, step by step; its own output is compared below. */
function pluginToken(order: string, expires: number, by: { kid: string; secret: string }): string {
  const signed = `v1.${by.kid}.${encode({ o: order, e: expires })}`
  return `${signed}.${createHmac('sha256', keyOf(by.secret)).update(signed).digest('hex')}`
}

test('a token as the plugin’s PHP makes it links a recorded order by its key, once', async () => {
  // PHP writes letters beyond ASCII otherwise, so the third vector is the reader's test only.
  for (const { order, expires, token } of recorded.vectors.slice(0, 2))
    expect(pluginToken(order, expires, { kid: KID, secret: SECRET })).toBe(token)

  const site = await makeSite()
  await makeSurvey(site)
  const owner = await signIn(site)
  const made = await owner('/api/signing-keys', { method: 'POST' })
  const { key, secret } = await made.json<SigningKeyReceipt>()
  const inThirtyDays = Math.floor(Date.now() / 1000) + 30 * 86_400
  const token = pluginToken(order.order_key, inThirtyDays, { kid: key.id, secret })
  expect((await postFromShop('/v1/answers', answerBody(site, { token }))).status).toBe(201)
  const again = await postFromShop('/v1/answers', answerBody(site, { token }))
  expect(again.headers.get('x-wayfelt-ignored')).toBe('order-answered')
  expect(await countAnswers(site)).toBe(1)
  const sql = 'SELECT order_ref, customer_ref, reference FROM answers WHERE site_id = ?1'
  expect(await env.DB.prepare(sql).bind(site.db.siteId).first()).toEqual({
    order_ref: 'wc_order_58d2d042d1d',
    customer_ref: null,
    reference: 'verified',
  })
})
