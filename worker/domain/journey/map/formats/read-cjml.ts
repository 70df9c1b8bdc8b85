import type { MapDocument, MapStage, MapTouchpoint } from '#contract/map/document.ts'
import { plainId } from '#contract/map/ids.ts'
import { handleSchema } from '#contract/schemas.ts'
import type { Channel } from '#contract/words.ts'
import { faultOf } from '#worker/domain/journey/map/take-edits.ts'
import { usualSegments } from '#worker/domain/journey/map/usual-segments.ts'
import { AppError } from '#worker/errors.ts'
import { idMaker, type Beginning } from './beginning.ts'
import { channelOfCjml } from './cjml-channels.ts'
import { readXml, type XmlElement } from './xml.ts'

/** An element that was not understood. What is `kept` is in the map all the same. */
export interface CjmlMisfit {
  line: number
  element: string
  reason: string
  kept: boolean
}

interface Reading {
  beginning: Beginning
  idOf: (given: string, name: string, kind: string) => string
  misfit: (element: XmlElement, reason: string, kept?: boolean) => void
}

/** What is read of an element, by the names of those in it. */
const KNOWN = new Map(
  Object.entries({
    CJML: ['plannedJourney'],
    plannedJourney: ['journeyID', 'journeyTitle', 'journeyPhases', 'actors', 'touchpoints'],
    journeyPhases: ['journeyPhase'],
    journeyPhase: ['phaseName'],
    actors: ['endUser', 'serviceProvider'],
    touchpoints: ['plannedCommunicationPoint', 'plannedAction'],
    plannedCommunicationPoint: ['touchpointID', 'belongsTo', 'initiator', 'receiver', 'channel'],
    plannedAction: ['touchpointID', 'belongsTo', 'initiator', 'category'],
    initiator: ['refersTo', 'initiatorLabel'],
    receiver: ['refersTo'],
    channel: ['channelName'],
  }),
)

/**
 * Reads the planned journey of a CJML 2.0 file. Ids are kept where they may be ids of ours.
 * @throws AppError `invalid` for what is no plain XML, no CJML, or no map
 */
export function readCjml(
  file: string,
  beginning: Beginning,
): { map: MapDocument; misfits: CjmlMisfit[] } {
  const root = readXml(file)
  const journey = root.name === 'CJML' ? child(root, 'plannedJourney') : undefined
  if (!journey)
    throw new AppError('invalid', 'This is no CJML file with a plannedJourney in <CJML>.')
  const misfits: CjmlMisfit[] = []
  const misfit: Reading['misfit'] = (element, reason, kept = false) => {
    misfits.push({ line: element.line, element: element.name, reason, kept })
  }
  const reading: Reading = { beginning, misfit, idOf: idsOf(beginning.random) }
  listUnknown(root, misfit)
  const name = textOf(journey, 'journeyTitle') || beginning.name
  const id = reading.idOf(beginning.id ?? textOf(journey, 'journeyID'), name, 'journey')
  const stages = readPhases(journey, reading)
  readPoints(journey, stages, reading)
  const { kind } = beginning
  const read = [...stages.values()]
  const segments = usualSegments({ id, stages: read })
  const lists = { stages: read, annotations: [], personas: [], segments }
  const map: MapDocument = { id, name, names: {}, kind, ...lists }
  const fault = faultOf(map)
  if (fault !== null) throw new AppError('invalid', `The map of this file: ${fault}.`)
  return { map, misfits }
}

function idsOf(random: () => string): Reading['idOf'] {
  const newId = idMaker(random)
  const taken = new Set<string>()
  return (given, name, kind) => {
    const isFree = handleSchema.safeParse(given).success && !taken.has(given)
    const id = isFree ? newId.keep(given) : newId(name, kind)
    taken.add(id)
    return id
  }
}

function listUnknown(element: XmlElement, misfit: Reading['misfit']): void {
  const known = KNOWN.get(element.name) ?? []
  const once = new Set<string>()
  for (const one of element.children) {
    if (!known.includes(one.name)) misfit(one, 'is not read, and what is in it neither')
    else if (['CJML', 'plannedJourney'].includes(element.name) && once.has(one.name))
      misfit(one, 'stands twice, and was read once')
    else listUnknown(one, misfit)
    once.add(one.name)
  }
}

function readPhases(journey: XmlElement, reading: Reading): Map<string, MapStage> {
  const stages = new Map<string, MapStage>()
  for (const phase of all(child(journey, 'journeyPhases'), 'journeyPhase')) {
    const given = phase.attributes.get('phaseID') ?? ''
    const name = textOf(phase, 'phaseName')
    if (name === '' || stages.has(given)) {
      reading.misfit(phase, name === '' ? 'has no phaseName' : `phaseID “${given}” stands twice`)
      continue
    }
    const id = reading.idOf(given, name, 'stage')
    const nothing = { frameDays: null, assumed: null, owner: '', reviewOn: null }
    const lists = { needs: [], barriers: [], solutions: [], touchpoints: [] }
    stages.set(given, { id, name, names: {}, ...nothing, ...lists })
  }
  return stages
}

function readPoints(
  journey: XmlElement,
  stages: ReadonlyMap<string, MapStage>,
  reading: Reading,
): void {
  for (const element of child(journey, 'touchpoints')?.children ?? []) {
    const isAction = element.name === 'plannedAction'
    if (!isAction && element.name !== 'plannedCommunicationPoint') continue
    const phase = child(element, 'belongsTo')?.attributes.get('phaseIDref') ?? ''
    const stage = stages.get(phase)
    const last = stage?.touchpoints.at(-1)
    if (!stage) reading.misfit(element, `belongs to no journeyPhase: phaseIDref is “${phase}”`)
    else if (!isAction) stage.touchpoints.push(...readPoint(element, reading))
    else if (last) last.actions.push(...readAction(element, reading))
    else reading.misfit(element, 'stands before any plannedCommunicationPoint of its phase')
  }
}

function readPoint(element: XmlElement, { idOf, misfit }: Reading): MapTouchpoint[] {
  const given = textOf(element, 'touchpointID')
  const name = textOf(child(element, 'initiator'), 'initiatorLabel') || given
  if (name === '') {
    misfit(element, 'has neither an initiatorLabel nor a touchpointID')
    return []
  }
  const channels = all(element, 'channel').flatMap((one): Channel[] => {
    const word = textOf(one, 'channelName')
    const channel = channelOfCjml(word)
    if (!channel) misfit(one, `“${word}” is no channel that Wayfelt knows`)
    return channel ? [channel] : []
  })
  const id = idOf(given, name, 'touchpoint')
  return [{ id, name, names: {}, channels: [...new Set(channels)], actions: [] }]
}

function readAction(element: XmlElement, { beginning, misfit }: Reading): MapTouchpoint['actions'] {
  const name = textOf(child(element, 'initiator'), 'initiatorLabel')
  const given = textOf(element, 'category')
  if (handleSchema.safeParse(given).success) return [{ event: given, name, withinDays: null }]
  const event = plainId(name || given, 'action', beginning.random())
  misfit(element, `has no event as its category; it was kept with “${event}”`, true)
  return [{ event, name: name || given, withinDays: null }]
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name)
}

function all(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? []
}

function textOf(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text.trim() ?? ''
}
