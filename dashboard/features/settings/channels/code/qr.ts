import { encode } from 'uqr'
import { pngOf } from '#dashboard/kit/files/download.ts'

/** White modules around a code, which the standard asks for. */
const EDGE = 4
/** Pixels of a module in a PNG: 300 dots an inch at 4 cm and more. */
const PIXELS = 20
/** The smallest that phones read from an arm's length, in mm a module. */
const MM_A_MODULE = 0.75

/** A QR code. Units are modules; the white edge is part of it. */
export interface Qr {
  size: number
  /** SVG path of the black modules. */
  path: string
  version: number
  /** Millimetres that it should be wide at least. */
  mm: number
}

/**
 * The QR code of a link. In capitals it needs fewer modules: hosts do not mind, and the page is known in
 * capitals, too. A quarter of it may be scratched where that costs no larger square, else a seventh.
 */
export function qrOf(link: string): Qr {
  const {
    data,
    version,
    size: inner,
  } = encode(link.toUpperCase(), { ecc: 'M', boostEcc: true, border: 0 })
  const size = inner + 2 * EDGE
  const path = data
    .flatMap((row, y) =>
      row.flatMap((isBlack, x) => {
        // Modules beside each other are drawn as one, so that no hairline shows between them.
        if (!isBlack || row[x - 1]) return []
        const end = row.indexOf(false, x)
        return [`M${x + EDGE} ${y + EDGE}h${(end < 0 ? inner : end) - x}v1H${x + EDGE}z`]
      }),
    )
    .join('')
  return { size, path, version, mm: Math.ceil(size * MM_A_MODULE) }
}

/** The code as a file of its own. */
export function qrSvg({ size, path, mm }: Qr): Blob {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${mm}mm" height="${mm}mm" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`
  return new Blob([text], { type: 'image/svg+xml' })
}

/** The code as an image. @throws Error where the browser draws none */
export async function qrPng({ size, path }: Qr): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * PIXELS
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(PIXELS, PIXELS)
  context.fillStyle = '#000'
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type
  context.fill(new Path2D(path))
  return await pngOf(canvas)
}
