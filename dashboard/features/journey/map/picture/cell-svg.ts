import type { EvidenceGrade, GradedLane } from '#contract/map/limits.ts'
import type { Channel } from '#contract/words.ts'
import {
  CHANNEL_SHAPES,
  GRADE_FILL,
  GRADE_RING,
  isOnline,
} from '#dashboard/features/journey/map/lanes/channel-shapes.ts'
import type { LaneItem } from '#dashboard/features/journey/map/lanes/lane-items.ts'
import { COLUMN, LETTERS, LINE, PAD } from './frame.ts'
import { colours, element, group, label, textLines, type Place } from './svg.ts'

/** A cell of the picture, all words ready. */
export interface PictureCell {
  lane: GradedLane
  grade: EvidenceGrade
  gradeWords: string
  items: LaneItem[]
}

/** How high a cell has to be for all that it says. */
export function cellHeight(cell: PictureCell | undefined): number {
  return (cell?.items ?? []).reduce((sum, item) => sum + itemHeight(item), 2 * PAD)
}

/** A cell with its evidence mark in the corner. */
export function cellSvg(
  { lane, grade, gradeWords, items }: PictureCell,
  { x, y }: Place,
): string[] {
  let top = y + PAD
  const parts = [gradeMark({ grade, gradeWords }, { x: x + COLUMN - 18, y: top })]
  for (const item of items) {
    parts.push(...itemSvg(item, lane, { x: x + PAD, y: top }))
    top += itemHeight(item)
  }
  return parts
}

function linesOf({ text, value, channels }: LaneItem): string[] {
  const taken = (value === null ? 0 : value.length + 1) + channels.length * 3
  return textLines(text, Math.max(8, LETTERS - taken))
}

function notesOf({ note }: LaneItem): string[] {
  return note === null ? [] : textLines(note, LETTERS + 1)
}

function barHeight({ share }: LaneItem): number {
  return share === null ? 0 : 8
}

function itemHeight(item: LaneItem): number {
  return (linesOf(item).length + notesOf(item).length) * LINE + barHeight(item) + 4
}

function itemSvg(item: LaneItem, lane: GradedLane, { x, y }: Place): string[] {
  const { channels, value, share, isGap } = item
  const lines = linesOf(item)
  const right = x + COLUMN - PAD - 26
  const under = y + lines.length * LINE
  return [
    ...channels.map((channel, index) => icon(channel, { x: x + index * 18, y: y - 1 })),
    ...lines.map((line, index) =>
      label(line, { x: x + channels.length * 18, y: y + 11 + index * LINE }),
    ),
    ...(value === null
      ? []
      : [label(value, { x: right, y: y + 11 }, { 'text-anchor': 'end', 'font-weight': 620 })]),
    ...(share === null ? [] : bar(share, lane, { x, y: under })),
    ...notesOf(item).map((line, index) =>
      label(
        line,
        { x, y: under + barHeight(item) + 11 + index * LINE },
        { colour: isGap ? 'lo' : 'mut' },
      ),
    ),
  ]
}

function bar(share: number, lane: GradedLane, at: Place): string[] {
  const width = COLUMN - 2 * PAD - 17
  const fill = colours[lane === 'pain' ? 'lo' : 'accent']
  const shape = { ...at, height: 4, rx: 2 }
  return [
    element('rect', { ...shape, width, fill: colours.soft }),
    element('rect', { ...shape, width: width * share, fill }),
  ]
}

function gradeMark({ grade, gradeWords }: Pick<PictureCell, 'grade' | 'gradeWords'>, at: Place) {
  const fill = GRADE_FILL[grade]
  return group('g', { transform: `translate(${at.x} ${at.y})` }, [
    element('title', {}, gradeWords),
    ...(fill ? [element('path', { d: fill, fill: colours.mut })] : []),
    element('path', { d: GRADE_RING, fill: 'none', stroke: colours.mut }),
  ])
}

function icon(channel: Channel, { x, y }: Place): string {
  const plate = { width: 16, height: 16, rx: 3, fill: colours.soft, stroke: colours.line }
  const strokes = {
    d: CHANNEL_SHAPES[channel],
    fill: 'none',
    stroke: colours.ink,
    'stroke-width': 1.3,
    'stroke-linecap': 'round',
  }
  return group('g', { transform: `translate(${x} ${y}) scale(0.9)` }, [
    ...(isOnline(channel) ? [] : [element('rect', plate)]),
    element('path', strokes),
  ])
}
