import { plain } from './phrases.ts'

/** Two ranges of numbers that share a number, or the same label twice: their words, else null. */
export function overlapping(labels: string[]): string | null {
  const seen = new Set<string>()
  const ranges: { label: string; from: number; to: number }[] = []
  for (const label of labels) {
    const text = plain(label).trim()
    if (text !== '' && seen.has(text)) return text
    seen.add(text)
    const range = /^[^\d]*?(\d{1,9}) (?:[-–—]|to|do|до) (\d{1,9})(?: |$)/u.exec(text)
    if (range) ranges.push({ label: text, from: Number(range[1]), to: Number(range[2]) })
  }
  const sorted = ranges.toSorted((a, b) => a.from - b.from)
  for (const [i, range] of sorted.entries()) {
    const next = sorted[i + 1]
    if (next && next.from <= range.to) return `${range.label}, ${next.label}`
  }
  return null
}

/** Whether the labels are numbers or ranges, which leave nothing out by nature. */
export function areNumbers(labels: string[]): boolean {
  return labels.filter((label) => /\d/u.test(label)).length * 2 >= labels.length
}
