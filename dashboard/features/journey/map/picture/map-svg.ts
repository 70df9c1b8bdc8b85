import type { GradedLane } from '#contract/map/limits.ts'
import { LEVELS, levelShare } from '#dashboard/kit/charts/scene.ts'
import { cellHeight, cellSvg, type PictureCell } from './cell-svg.ts'
import { curveSvg, type PicturePoint } from './curve-svg.ts'
import {
  COLUMN,
  columnX,
  CURVE,
  HEAD,
  LETTERS,
  MARGIN,
  NAMES,
  PAD,
  rule,
  TOP,
  TURNS,
} from './frame.ts'
import { colours, element, FONT, group, label, textLines } from './svg.ts'

/** One stage of the picture, all words ready. */
export interface PictureStage extends PicturePoint {
  name: string
  /** Under the name. */
  under: string
  cells: PictureCell[]
}

export interface MapPicture {
  title: string
  headline: string
  facts: string
  lanes: { id: GradedLane; name: string }[]
  /** The numbers of the axis, from the top. */
  levels: string[]
  stages: PictureStage[]
  /** Between two stages, by their places. */
  moments: { from: number; to: number; text: string; isDown: boolean }[]
}

/** The map as one SVG that stands alone: text as text, fonts by their names, light colours. */
export function mapSvg(picture: MapPicture): { svg: string; width: number; height: number } {
  const { stages, lanes } = picture
  const width = 2 * MARGIN + NAMES + COLUMN * Math.max(1, stages.length)
  const heights = lanes.map(({ id }) =>
    Math.max(34, ...stages.map((stage) => cellHeight(cellOf(stage, id)))),
  )
  const lanesTop = TOP + HEAD + CURVE + TURNS
  const height = lanesTop + heights.reduce((sum, one) => sum + one, 0) + MARGIN
  const tops = heights.map((_, lane) =>
    heights.slice(0, lane).reduce((sum, one) => sum + one, lanesTop),
  )
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONT,
    'font-size': 12,
    fill: colours.ink,
  }
  const svg = group('svg', root, [
    element('title', {}, picture.title),
    element('rect', { width, height, fill: colours.card }),
    ...heading(picture, width),
    ...heads(picture, height),
    ...levels(picture, width),
    ...curveSvg(stages),
    ...moments(picture),
    ...lanes.flatMap((lane, index) => laneSvg(picture, lane, { y: tops[index] ?? 0, width })),
  ])
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, width, height }
}

function cellOf({ cells }: PictureStage, lane: GradedLane): PictureCell | undefined {
  return cells.find((cell) => cell.lane === lane)
}

function heading({ title, headline, facts }: MapPicture, width: number): string[] {
  const [first = ''] = textLines(headline, Math.floor((width - 2 * MARGIN) / 10), 1)
  return [
    label(title, { x: MARGIN, y: 28 }, { colour: 'mut', 'font-size': 13 }),
    label(first, { x: MARGIN, y: 52 }, { 'font-size': 18, 'font-weight': 620 }),
    label(facts, { x: MARGIN, y: 72 }, { colour: 'mut' }),
    rule({ x: MARGIN, y: TOP }, width - MARGIN),
  ]
}

/** The stages' names, and the lines between their columns. */
function heads({ stages }: MapPicture, height: number): string[] {
  return stages.flatMap(({ name, under }, column) => {
    const x = columnX(column)
    const d = `M${x} ${TOP}V${height - MARGIN}`
    const names = textLines(name, LETTERS - 5, 2)
    return [
      element('path', { d, stroke: colours.line, fill: 'none' }),
      ...names.map((line, index) =>
        label(
          line,
          { x: x + PAD, y: TOP + 19 + index * 15 },
          { 'font-size': 13, 'font-weight': 620 },
        ),
      ),
      label(under, { x: x + PAD, y: TOP + 20 + names.length * 15 }, { colour: 'mut' }),
    ]
  })
}

function levels({ levels: numbers }: MapPicture, width: number): string[] {
  return LEVELS.flatMap((level, index) => {
    const y = TOP + HEAD + levelShare(level) * CURVE
    const end = MARGIN + NAMES
    return [
      rule({ x: end, y }, width - MARGIN),
      label(
        numbers[index] ?? '',
        { x: end - 10, y: y + 4 },
        { colour: 'mut', 'text-anchor': 'end' },
      ),
    ]
  })
}

function moments({ moments: all }: MapPicture): string[] {
  return all.map(({ from, to, text, isDown }) =>
    label(
      text,
      { x: (columnX(from) + columnX(to) + COLUMN) / 2, y: TOP + HEAD + CURVE + 20 },
      { colour: isDown ? 'lo' : 'hi', 'text-anchor': 'middle', 'font-weight': 620 },
    ),
  )
}

function laneSvg(
  { stages }: MapPicture,
  { id, name }: MapPicture['lanes'][number],
  { y, width }: { y: number; width: number },
): string[] {
  return [
    rule({ x: MARGIN, y }, width - MARGIN),
    ...textLines(name, 16).map((line, index) =>
      label(line, { x: MARGIN + 4, y: y + 20 + index * 15 }, { colour: 'mut' }),
    ),
    ...stages.flatMap((stage, column) => {
      const cell = cellOf(stage, id)
      return cell ? cellSvg(cell, { x: columnX(column), y }) : []
    }),
  ]
}
