import { colours, element, type Place } from './svg.ts'

/** Sizes of the picture in CSS pixels. */
export const NAMES = 110
export const COLUMN = 178
export const MARGIN = 24
export const TOP = 84
export const HEAD = 54
export const CURVE = 240
/** The row of the moments. */
export const TURNS = 30
export const PAD = 9
export const LINE = 15
/** Letters of a line, as wide as they mostly are. */
export const LETTERS = 25

/** The left edge of a stage's column. */
export function columnX(column: number): number {
  return MARGIN + NAMES + column * COLUMN
}

/** A hairline from a place to the right. */
export function rule({ x, y }: Place, to: number): string {
  return element('path', { d: `M${x} ${y}H${to}`, stroke: colours.line, fill: 'none' })
}
