import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MapDocument } from '#contract/map/document.ts'
import { CHANNELS } from '#contract/words.ts'
import { writeCjml } from '#worker/domain/journey/map/formats/cjml.ts'
import { readCjml } from '#worker/domain/journey/map/formats/read-cjml.ts'
import { beginningOf, randomMap } from '#test/support/map-formats.ts'
import { emptyStage, newMap } from '#test/support/map-steps.ts'

const read = (file: string) => readCjml(file, beginningOf('Journey'))

function named(name: string): MapDocument {
  const actions = [{ event: 'order_paid', name, withinDays: null }]
  const touchpoint = { id: 't', name, names: {}, channels: [...CHANNELS], actions }
  return { ...newMap(), name, stages: [{ ...emptyStage('s', name), touchpoints: [touchpoint] }] }
}

describe('a planned journey of CJML', () => {
  test('written, read and written again is the same, byte for byte', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const file = writeCjml(randomMap(seed))
        const { map, misfits } = read(file)
        expect(misfits).toEqual([])
        expect(writeCjml(map)).toBe(file)
      }),
    )
  })

  test('keeps names with any signs, all channels and wanted actions', () => {
    const sign = fc.constantFrom(
      '<',
      '&',
      '>',
      '"',
      "'",
      '\n',
      '\r',
      '\t',
      ']]>',
      '&amp;',
      '\u0001',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(sign, fc.string()), { maxLength: 6 }), (parts) => {
        const map = named(`x${parts.join('')}`.slice(0, 100).trim())
        const { map: again, misfits } = read(writeCjml(map))
        expect(misfits).toEqual([])
        expect(writeCjml(again)).toBe(writeCjml(map))
        expect(again.stages[0]?.touchpoints[0]?.channels).toEqual([...CHANNELS])
        expect(again.stages[0]?.touchpoints[0]?.actions[0]?.event).toBe('order_paid')
      }),
    )
  })

  test('of another tool gets ids of ours, and what is not read is told by its line', () => {
    const { map, misfits } = read(`<CJML version="2.0"><plannedJourney>
      <journeyTitle>Trip &amp; back</journeyTitle><journeyStatus>draft</journeyStatus>
      <journeyPhases><journeyPhase phaseID="P1"><phaseName>Plan</phaseName></journeyPhase></journeyPhases>
      <actors><endUser><actorName>Ann</actorName></endUser></actors>
      <touchpoints><plannedCommunicationPoint><touchpointID>T1</touchpointID>
        <belongsTo phaseIDref="P1"/><initiator><initiatorLabel>Offer</initiatorLabel></initiator>
        <channel><channelName>telegraph</channelName></channel></plannedCommunicationPoint>
      <plannedAction><belongsTo phaseIDref="P9"/></plannedAction></touchpoints>
    </plannedJourney></CJML>`)
    expect([map.id, map.name, map.stages[0]?.id]).toEqual(['trip-back', 'Trip & back', 'plan'])
    expect(map.stages[0]?.touchpoints.map(({ id }) => id)).toEqual(['offer'])
    expect(misfits.map(({ line, element }) => [line, element])).toEqual([
      [2, 'journeyStatus'],
      [4, 'actorName'],
      [7, 'channel'],
      [8, 'plannedAction'],
    ])
  })
})

describe('refused with its line', () => {
  const file = (inside: string) => `<CJML>\n${inside}</CJML>`
  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]>\n<CJML/>', /Line 1: .*DOCTYPE/],
    ['an entity', file('&lol;'), /Line 2: &lol; is no sign of XML/],
    ['a processing instruction', file('<?xml-stylesheet href="x"?>'), /Line 2: only elements/],
    ['a tag that is not closed', file('<a>'), /closes nothing/],
    ['an attribute twice', file('<a b="1" b="2"/>'), /b stands twice/],
    ['two outermost elements', '<CJML/><CJML/>', /exactly one/],
    ['elements too deep', `${'<a>'.repeat(30)}${'</a>'.repeat(30)}`, /too deep/],
    ['a file of something else', '<svg/>', /no CJML file/],
  ])('is %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})
