import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CHANGED, NEW, REFERENCES } from '#scripts/support/pictures.ts'
import { findDifferences, simplify } from './compare.ts'
import { decodePng, encodePng, type Picture } from './png.ts'

/** Pixels that may differ: fewer than the smallest icon has. */
export const FORGIVEN = 10

/** How many pixels differ from the reference; null where their sizes do. @throws without a reference */
export async function countDifferences(name: string, screenshot: Buffer): Promise<number | null> {
  const reference = decodePng(await readFile(join(REFERENCES, `${name}.png`)))
  const wrong = findDifferences(reference, decodePng(screenshot))
  return wrong && sum(wrong)
}

/**
 * What is wrong with a picture; null when it is as it should be. A changed one is written beside the
 * places where it differs.
 */
export async function findChange(name: string, screenshot: Buffer): Promise<string | null> {
  const picture = decodePng(screenshot)
  const file = await readFile(join(REFERENCES, `${name}.png`)).catch(() => null)
  const reference = file && decodePng(file)
  const wrong = reference && findDifferences(reference, picture)
  if (wrong && sum(wrong) <= FORGIVEN) return null
  await mkdir(CHANGED, { recursive: true })
  await writeFile(join(CHANGED, name + NEW), encodePng(simplify(picture)))
  if (reference === null) return `${name} has no picture yet`
  if (wrong === null) return `${name} ${sizeOf(reference)} is ${sizeOf(picture)} now`
  await writeFile(join(CHANGED, `${name}.differs.png`), encodePng(paintRed(picture, wrong)))
  return `${name} differs in ${sum(wrong)} pixels`
}

/** The names of all references, and how many bytes they have together. */
export async function readReferences(): Promise<{ names: string[]; bytes: number }> {
  const files = await readdir(REFERENCES)
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(REFERENCES, file))).size),
  )
  return {
    names: files.map((file) => file.replace(/\.png$/, '')),
    bytes: sizes.reduce((all, size) => all + size, 0),
  }
}

/** The picture in pale grey, and red on it what is wrong. */
function paintRed({ width, height, rgb }: Picture, wrong: Uint8Array): Picture {
  const painted = new Uint8Array(rgb.length)
  for (const [pixel, isWrong] of wrong.entries()) {
    const grey = 160 + Math.round((rgb[pixel * 3 + 1] ?? 0) / 3)
    painted.set(isWrong ? [214, 0, 0] : [grey, grey, grey], pixel * 3)
  }
  return { width, height, rgb: painted }
}

function sizeOf({ width, height }: Picture): string {
  return `${width} × ${height}`
}

function sum(marks: Uint8Array): number {
  return marks.reduce((all, mark) => all + mark, 0)
}
