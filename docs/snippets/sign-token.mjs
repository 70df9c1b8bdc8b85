// On your server only: whoever has the secret can speak for every order.
import { createHmac } from 'node:crypto'

const { WAYFELT_KEY_ID, WAYFELT_SIGNING_SECRET } = process.env

export function wayfeltToken(order, customer) {
  const expires = Math.floor(Date.now() / 1000) + 30 * 86400
  const payload = JSON.stringify({ o: String(order), c: String(customer ?? ''), e: expires })
  const signed = `v1.${WAYFELT_KEY_ID}.${Buffer.from(payload).toString('base64url')}`
  const key = createHmac('sha256', WAYFELT_SIGNING_SECRET).update('wayfelt:answer').digest('hex')
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}
