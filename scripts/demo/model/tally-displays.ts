import type { Channel, Scale } from '#contract/words.ts'
import type { Ask } from './ask.ts'
import type { Random } from './random.ts'

/** Where a question stands on the map. */
export interface Place {
  touchpointId: string
  stageId: string
  scale: Scale
}

/** Displays of one rollup cell. */
export interface DisplayCell extends Place {
  day: string
  channel: Channel
  segment: string
  persona: string
  shown: number
  dismissed: number
  abandoned: number
}

const DISMISSED = 0.5
const ABANDONED = 0.04

/** Counts displays by cell, and what became of the questions that got no answer. */
export function displayTally(random: Random) {
  const cells = new Map<string, DisplayCell>()
  return {
    add(ask: Ask, place: Place, isAnswered: boolean): void {
      if (!ask.isCounted) return
      const { day, channel, who } = ask
      const key = [place.touchpointId, place.scale, day, channel, who.segment, who.persona].join(
        ' ',
      )
      let cell = cells.get(key)
      if (!cell) {
        const { segment, persona } = who
        cell = { ...place, day, channel, segment, persona, shown: 0, dismissed: 0, abandoned: 0 }
        cells.set(key, cell)
      }
      cell.shown += 1
      if (isAnswered) return
      const fate = random.next()
      if (fate < DISMISSED) cell.dismissed += 1
      else if (fate < DISMISSED + ABANDONED) cell.abandoned += 1
    },
    cells: () => [...cells.values()],
  }
}
