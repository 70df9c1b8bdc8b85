import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MapDocument } from '#contract/map/document.ts'
import { writeMermaid } from '#worker/domain/journey/map/formats/mermaid.ts'
import { randomMap } from '#test/support/map-formats.ts'
import { emptyStage, newMap } from '#test/support/map-steps.ts'

const NONE = new Map<string, number>()

/** Reads a diagram by the rules of Mermaid's own lexer, codes first, as Mermaid does. */
function parse(diagram: string) {
  const sections: { name: string; tasks: string[] }[] = []
  const coded = diagram.replace(/#(\d+);/g, (_, code: string) => `\uE000${code}\uE001`)
  const plain = (text: string) =>
    text
      .trim()
      .replace(/\uE000(\d+)\uE001/g, (_, code: string) => String.fromCharCode(Number(code)))
  let title = ''
  for (const line of coded
    .replace(/^\s*%%(?!\{)[^\n]+\n?/gm, '')
    .split('\n')
    .slice(1)) {
    if (/[#;"{}]|%%/.test(line)) throw new Error(`breaks the diagram: ${line}`)
    const [, word, rest] = /^\s*(title|section)\s([^:]+)$/i.exec(line) ?? []
    const [name = '', ...data] = line.split(': ')
    if (word === 'title') title = plain(rest ?? '')
    else if (word === 'section') sections.push({ name: plain(rest ?? ''), tasks: [] })
    else if (line !== '') {
      if (/^\s*(journey|title|section|acc)/i.test(line)) throw new Error(`a keyword: ${line}`)
      expect(data[0]).toMatch(/^[1-5]$/)
      expect(data.length).toBeLessThanOrEqual(2)
      sections.at(-1)?.tasks.push(plain(name))
    }
  }
  return { title, sections }
}

const withName = (name: string): MapDocument => {
  const touchpoint = { id: 't', name, names: {}, channels: ['web' as const], actions: [] }
  const stage = { ...emptyStage('s', name), touchpoints: [touchpoint] }
  return { ...newMap(), name, stages: [stage] }
}

describe('a map as a Mermaid journey', () => {
  test('has its title, its stages as sections and its touchpoints as tasks', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const map = randomMap(seed)
        expect(parse(writeMermaid(map, NONE))).toEqual({
          title: map.name,
          sections: map.stages.map(({ name, touchpoints }) => ({
            name,
            tasks: touchpoints.map((one) => one.name),
          })),
        })
      }),
    )
  })

  test('is not broken by any name', () => {
    const word = fc.constantFrom('section ', 'Title x', 'journey', 'accTitle: ', '%%{init}%%', 'a')
    const sign = fc.constantFrom(':', ';', '#', '"', '\n', '\r', ' ', '#58;', '%', '{', '}', ': 3')
    const text = fc.array(fc.oneof(word, sign), { maxLength: 8 })
    fc.assert(
      fc.property(text, (parts) => {
        const name = `${parts.join('')}x`.trim()
        const seen = name.replace(/[^\S ]+/g, ' ').trim()
        expect(parse(writeMermaid(withName(name), NONE))).toEqual({
          title: seen,
          sections: [{ name: seen, tasks: [seen] }],
        })
      }),
    )
  })

  test('scores what was measured, else what is assumed, else 3 and says so', () => {
    const [purchase, delivery, help] = newMap().stages
    if (!purchase || !delivery || !help) throw new Error('no stages')
    const map = {
      ...newMap(),
      stages: [{ ...purchase, assumed: 100 }, { ...delivery, assumed: -60 }, help],
    }
    expect(writeMermaid(map, new Map([['purchase-page', -100]]))).toBe(
      [
        'journey',
        '%% Neither measured nor assumed, drawn at 3:',
        '%%   Help page',
        '  title Shopping',
        '  section Purchase',
        '    Purchase page: 1',
        '  section Delivery',
        '    Delivery page: 2',
        '  section Help',
        '    Help page: 3',
        '',
      ].join('\n'),
    )
  })
})
