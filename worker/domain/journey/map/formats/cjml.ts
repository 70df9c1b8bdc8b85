import type { MapDocument, MapTouchpoint } from '#contract/map/document.ts'
import { cjmlChannel } from './cjml-channels.ts'
import { xmlText } from './xml.ts'

/**
 * A map as a planned journey of CJML 2.0: a phase for each stage, a communication point for each
 * touchpoint, and an action behind it for each wanted action, its event as the category.
 */
export function writeCjml(map: MapDocument): string {
  const actions = { count: 0 }
  const points = map.stages.flatMap((stage) =>
    stage.touchpoints.flatMap((one) => pointOf(one, stage.id, actions)),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CJML version="2.0">',
    '  <plannedJourney>',
    `    <journeyID>${xmlText(map.id)}</journeyID>`,
    `    <journeyTitle>${xmlText(map.name)}</journeyTitle>`,
    '    <journeyPhases>',
    ...map.stages.flatMap(({ id, name }) => [
      `      <journeyPhase phaseID="${xmlText(id)}">`,
      `        <phaseName>${xmlText(name)}</phaseName>`,
      '      </journeyPhase>',
    ]),
    '    </journeyPhases>',
    '    <actors>',
    '      <endUser actorID="customer"/>',
    '      <serviceProvider actorID="provider"/>',
    '    </actors>',
    '    <touchpoints>',
    ...points,
    '    </touchpoints>',
    '  </plannedJourney>',
    '</CJML>',
    '',
  ].join('\n')
}

function pointOf(one: MapTouchpoint, stage: string, counted: { count: number }): string[] {
  const channels = [...new Set(one.channels)].map(
    (channel) => `<channel><channelName>${cjmlChannel(channel)}</channelName></channel>`,
  )
  const point = [
    ...beginning(one.id, stage),
    party('initiator', 'provider', one.name),
    '<receiver><refersTo actorIDref="customer"/></receiver>',
    ...channels,
  ]
  const actions = one.actions.flatMap(({ event, name }) => {
    counted.count += 1
    return element('plannedAction', [
      ...beginning(`A${counted.count}`, stage),
      party('initiator', 'customer', name),
      `<category>${xmlText(event)}</category>`,
    ])
  })
  return [...element('plannedCommunicationPoint', point), ...actions]
}

function beginning(id: string, stage: string): string[] {
  return [`<touchpointID>${xmlText(id)}</touchpointID>`, `<belongsTo phaseIDref="${stage}"/>`]
}

function party(role: string, actor: string, label: string): string {
  const text = label === '' ? '' : `<${role}Label>${xmlText(label)}</${role}Label>`
  return `<${role}><refersTo actorIDref="${actor}"/>${text}</${role}>`
}

function element(name: string, lines: string[]): string[] {
  return [`      <${name}>`, ...lines.map((line) => `        ${line}`), `      </${name}>`]
}
