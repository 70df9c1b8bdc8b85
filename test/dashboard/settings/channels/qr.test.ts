import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { qrOf, qrSvg, type Qr } from '#dashboard/features/settings/channels/code/qr.ts'
import { smsLength } from '#dashboard/features/settings/channels/code/mail-part.tsx'

/** Reads the drawn path as a camera would: six pixels a module. */
function read({ size, path }: Qr) {
  const scale = 6
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (
        let column = Number(x) * scale;
        column < (Number(x) + Number(width)) * scale;
        column += 1
      )
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
  return jsQR(pixels, side, side)
}

describe('a QR code', () => {
  it.each([
    ['https://feedback.example.com/q/ABCD2345', 3],
    ['https://wf.example/q/00ZZ99XX', 2],
    ['https://feedback.a-longer-shop.example.com/q/ABCD2345', 3],
  ])('of %s is read as its address in capitals, and is small', (link, most) => {
    const qr = qrOf(link)
    expect(read(qr)?.data).toBe(link.toUpperCase())
    expect(qr.version).toBeLessThanOrEqual(most)
  })

  it('has a white edge of four modules, and is read with a corner of it scratched', () => {
    const qr = qrOf('https://wf.example/q/ABCD2345')
    const firsts = Array.from(qr.path.matchAll(/M(\d+) (\d+)/g), ([, x, y]) =>
      Math.min(Number(x), Number(y)),
    )
    expect(Math.min(...firsts)).toBe(4)
    const scratched = qr.path.replace(/M16 16h\d+v1H16z/, '').replace(/M12 1[78]h\d+v1H12z/g, '')
    expect(scratched.length).toBeLessThan(qr.path.length)
    expect(read({ ...qr, path: scratched })?.data).toBe('HTTPS://WF.EXAMPLE/Q/ABCD2345')
  })

  it('as a file is an SVG of the size that it should be printed in', async () => {
    const qr = qrOf('https://wf.example/q/ABCD2345')
    const text = await qrSvg(qr).text()
    expect(text).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 \d+ \d+" width="\d+mm"/,
    )
    expect(
      new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('path'),
    ).toHaveLength(2)
    expect(qr.mm).toBeGreaterThanOrEqual(20)
  })
})

describe('the length of a message', () => {
  it.each([
    ['a'.repeat(160), 160, 1],
    ['a'.repeat(161), 161, 2],
    ['€'.repeat(80), 160, 1],
    ['€'.repeat(81), 162, 2],
    ['ż'.repeat(70), 70, 1],
    ['ż'.repeat(71), 71, 2],
    ['😀'.repeat(35), 70, 1],
    ['ż'.repeat(135), 135, 3],
    ['', 0, 1],
  ])('of %s is %i, in %i SMS', (text, letters, parts) => {
    expect(smsLength(text)).toEqual({ letters, parts })
  })
})
