import { CHANNELS, LIMITS, type Channel } from '#contract/words.ts'
import { handleSchema } from '#contract/schemas.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { plainId } from '#contract/map/ids.ts'
import type { MapTouchpoint } from '#contract/map/document.ts'
import { labelsOf, splitItems, takeBrackets, takeLabel, textFault } from './cell-items.ts'
import { readItems, type Reading } from './grid-reading.ts'
import type { SheetCell } from './grid-sheet.ts'
import { channelOf } from './lanes.ts'

/** The cells of one stage that tell of its touchpoints. */
interface TouchpointCells {
  names: SheetCell
  channels: SheetCell
  actions: SheetCell
}

/**
 * The touchpoints of a stage. A line of another lane belongs to the touchpoint before its colon;
 * without one, channels are those of all touchpoints, and actions need one touchpoint or as many.
 */
export function readTouchpoints(cells: TouchpointCells, reading: Reading): MapTouchpoint[] {
  const limits = { longest: LIMITS.mapName, most: MAP_LIMITS.parts }
  const touchpoints = readItems(cells.names, limits, reading).map((name): MapTouchpoint => ({
    id: reading.newId(name, 'touchpoint'),
    name,
    names: {},
    channels: [],
    actions: [],
  }))
  const labels = labelsOf(touchpoints.map(({ name }) => name))
  readChannels(cells.channels, { touchpoints, labels }, reading)
  readActions(cells.actions, { touchpoints, labels }, reading)
  return touchpoints
}

interface Named {
  touchpoints: MapTouchpoint[]
  labels: string[]
}

function readChannels(cell: SheetCell, { touchpoints, labels }: Named, reading: Reading): void {
  for (const item of splitItems(cell.text)) {
    const labelled = takeLabel(item, labels)
    const targets = labelled ? touchpoints.slice(labelled.at, labelled.at + 1) : touchpoints
    const channels = (labelled?.rest ?? item).split(',').flatMap((name): Channel[] => {
      const channel = channelOf(name)
      if (!channel)
        reading.misfit({ ...cell, text: name.trim() }, `is no channel: ${CHANNELS.join(', ')}`)
      return channel ? [channel] : []
    })
    if (channels.length > 0 && targets.length === 0)
      reading.misfit({ ...cell, text: item }, 'belongs to no touchpoint: this stage names none')
    for (const one of targets) one.channels = [...new Set([...one.channels, ...channels])]
  }
}

function readActions(cell: SheetCell, { touchpoints, labels }: Named, reading: Reading): void {
  const items = splitItems(cell.text)
  const labelled = items.map((item) => takeLabel(item, labels))
  const areParallel = labelled.every((one) => one === null) && items.length === touchpoints.length
  for (const [index, item] of items.entries()) {
    const only = touchpoints.length === 1 ? 0 : -1
    const at = labelled[index]?.at ?? (areParallel ? index : only)
    const touchpoint = touchpoints[at]
    if (!touchpoint)
      reading.misfit(
        { ...cell, text: item },
        'belongs to no touchpoint; write its name and a colon before the action',
      )
    else {
      const action = readAction({ ...cell, text: labelled[index]?.rest ?? item }, reading)
      if (action && touchpoint.actions.length < MAP_LIMITS.actions) touchpoint.actions.push(action)
      else if (action)
        reading.misfit(
          { ...cell, text: item },
          `is one too many: at most ${MAP_LIMITS.actions} at a touchpoint`,
        )
    }
  }
}

const EVENT = /^([a-z0-9][a-z0-9_-]*)(?:, ?(\d{1,5}))?$/

/** `Puts it into the cart [cart_added, 7]`, an event alone, or a name whose event is made of it. */
function readAction(cell: SheetCell, reading: Reading): MapTouchpoint['actions'][number] | null {
  const { text, inside } = takeBrackets(cell.text)
  const found = EVENT.exec(inside ?? '')
  const isEvent = handleSchema.safeParse(cell.text).success
  const name = found ? text : isEvent ? '' : cell.text
  const event = found?.[1] ?? (isEvent ? cell.text : plainId(name, 'action', reading.random()))
  const withinDays = found?.[2] === undefined ? null : Number(found[2])
  const fault = actionFault({ name, event, withinDays })
  if (fault !== null) {
    reading.misfit(cell, fault)
    return null
  }
  if (!found && !isEvent) {
    const reason = `was kept with the event “${event}”, made of its name. Write the event that your shop sends: ${name} [event]`
    reading.misfit(cell, reason, true)
  }
  return { event, name, withinDays }
}

function actionFault({ event, name, withinDays }: MapTouchpoint['actions'][number]): string | null {
  if (!handleSchema.safeParse(event).success)
    return `names an event of more than ${LIMITS.handle} letters; shorten it`
  if (withinDays !== null && (withinDays < 1 || withinDays > MAP_LIMITS.frameDays))
    return `names days out of 1 to ${MAP_LIMITS.frameDays}`
  return name === '' && event === '' ? 'names no action' : textFault(name, LIMITS.mapName)
}
