import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CaseCondition,
  caseConditionSchema,
  type CaseRule,
  caseRuleSchema,
  caseRulesSchema,
  wordPatternSchema,
} from '#contract/cases/rules.ts'
import { foldedWords, hasPattern } from '#worker/domain/cases/match-words.ts'
import { type JudgedAnswer, matches, neverTrue, ruleFor } from '#worker/domain/cases/rules.ts'
import { scoresOf } from '#worker/domain/scoring.ts'

function answer(facts: Partial<JudgedAnswer> = {}): JudgedAnswer {
  return {
    scale: 'csat5',
    score: 2,
    stageId: 'delivery',
    touchpointId: 'parcel',
    choices: [],
    segment: '',
    comment: null,
    reference: null,
    ...facts,
  }
}
function rule(groups: CaseCondition[][], facts: Partial<CaseRule> = {}): CaseRule {
  return { id: 'r', name: 'R', isOn: true, priority: 'normal', owner: null, groups, ...facts }
}
function isMatched(condition: CaseCondition, facts: Partial<JudgedAnswer>): boolean {
  return matches(rule([[condition]]), answer(facts))
}
const words = (...patterns: string[]): CaseCondition => ({ kind: 'words', in: patterns })

describe('a condition', () => {
  test('on sentiment holds up to its end, on every scale, and never without a score', () => {
    const unhappy: CaseCondition = { kind: 'sentiment', atMost: -50 }
    expect([1, 2, 3].map((score) => isMatched(unhappy, { score }))).toEqual([true, true, false])
    // Of effort more is worse.
    expect(isMatched(unhappy, { scale: 'ces7_effort', score: 7 })).toBe(true)
    expect(isMatched(unhappy, { scale: 'ces7_effort', score: 1 })).toBe(false)
    expect(isMatched(unhappy, { scale: 'nps11', score: 6 })).toBe(true)
    expect(isMatched(unhappy, { score: null })).toBe(false)
    expect(isMatched(unhappy, { scale: 'choice', score: null })).toBe(false)
  })

  test('on a score knows its scale', () => {
    const low: CaseCondition = { kind: 'score', scale: 'nps11', from: 0, to: 3 }
    const held = [0, 3, 4].map((score) => isMatched(low, { scale: 'nps11', score }))
    expect(held).toEqual([true, true, false])
    expect(isMatched(low, { scale: 'csat5', score: 2 })).toBe(false)
  })

  test.each([
    [{ kind: 'stage', in: ['delivery', 'returns'] }, {}, { stageId: 'checkout' }],
    [{ kind: 'touchpoint', in: ['parcel'] }, {}, { touchpointId: 'locker' }],
    [{ kind: 'segment', in: ['b2b'] }, { segment: 'b2b' }, {}],
    [{ kind: 'choices', in: ['damaged'] }, { choices: ['late', 'damaged'] }, { choices: ['late'] }],
    [{ kind: 'verified' }, { reference: 'verified' }, { reference: 'unverified' }],
  ] as const)('%o', (condition, holding, failing) => {
    const parsed = caseConditionSchema.parse(condition)
    const mutable = (facts: object) => ({ ...facts }) as Partial<JudgedAnswer>
    expect(isMatched(parsed, mutable(holding))).toBe(true)
    expect(isMatched(parsed, mutable(failing))).toBe(false)
  })

  test('on who it is holds for no import and no mere claim', () => {
    expect(isMatched({ kind: 'verified' }, { reference: 'imported' })).toBe(false)
    expect(isMatched({ kind: 'verified' }, {})).toBe(false)
  })
})

describe('words', () => {
  test.each([
    ['uszkodz*', 'Paczka USZKODZONA!', true],
    ['uszkodz*', 'był uszkodzony karton', true],
    ['uszkodz*', 'nieuszkodzona', false],
    ['uszkodzona', 'uszkodzony', false],
    ['damaged', 'Box was damaged.', true],
    ['damaged', 'undamaged', false],
    ['поврежд*', 'Коробка повреждена', true],
    ['еще*', 'Ещё не пришла', true],
    ['ещё', 'еще не пришла', true],
    ['przesylka', 'Moja przesyłka zaginęła', true],
    ['przesyłka', 'moja przesylka zaginela', true],
    ['not received', 'I have NOT  received it', true],
    ['not received', 'received, not opened', false],
    ['nie dotar*', 'Paczka nie dotarła', true],
    ['nie dotar*', 'nie, dotarła', true],
    ['nie dotar*', 'niemal dotarła', false],
    ['straße', 'Falsche STRASSE', true],
    ['7', 'nr 7', true],
    ['7', 'nr 17', false],
    ['damaged', '', false],
  ])('%s in %s: %s', (pattern, comment, isFound) => {
    expect(isMatched(words(pattern), { comment })).toBe(isFound)
  })

  test('are not found where nothing was written', () => {
    expect(isMatched(words('damaged'), { comment: null })).toBe(false)
  })

  test('are found in every comment that holds them, whatever stands around', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(hasPattern(foldedWords(`${before} Повреждён ${after}`), 'поврежден')).toBe(true)
      }),
    )
  })

  test('that say nothing match nothing', () => {
    expect(hasPattern(['a'], '*')).toBe(false)
    expect(hasPattern([], 'a')).toBe(false)
  })

  test.each([
    ['uszkodz*', true],
    ['not received', true],
    ['ус*', false],
    ['nie do*', false],
    ['us*zkodzona', false],
    ['  !? ', false],
    ['*', false],
    ['a'.repeat(61), false],
  ])('may be %s: %s', (pattern, isRight) => {
    expect(wordPatternSchema.safeParse(pattern).success).toBe(isRight)
  })
})

describe('a rule', () => {
  const unhappy: CaseCondition = { kind: 'sentiment', atMost: -50 }
  const damaged = words('damaged')

  test('needs every condition of a group, and one group', () => {
    const both = rule([[unhappy, damaged]])
    expect(matches(both, answer({ comment: 'damaged' }))).toBe(true)
    expect(matches(both, answer({ comment: 'damaged', score: 5 }))).toBe(false)
    expect(matches(both, answer())).toBe(false)
    const either = rule([[unhappy], [damaged]])
    expect(matches(either, answer())).toBe(true)
    expect(matches(either, answer({ comment: 'damaged', score: 5 }))).toBe(true)
    expect(matches(either, answer({ score: 5 }))).toBe(false)
  })

  test('that is off opens nothing', () => {
    expect(matches(rule([[unhappy]], { isOn: false }), answer())).toBe(false)
  })

  test('opens a case where it is the first to match, as urgent as any that match', () => {
    const rules = [
      rule([[words('never')]], { id: 'never', priority: 'urgent' }),
      rule([[unhappy]], { id: 'first', priority: 'low' }),
      rule([[damaged]], { id: 'second', priority: 'high' }),
    ]
    expect(ruleFor(rules, answer({ comment: 'damaged' }))).toMatchObject({
      rule: { id: 'first' },
      priority: 'high',
      matching: ['first', 'second'],
    })
    expect(ruleFor(rules, answer({ score: 5 }))).toBeNull()
  })

  test('has a contract', () => {
    const right = rule([[unhappy, damaged]])
    expect(caseRuleSchema.safeParse(right).success).toBe(true)
    expect(caseRuleSchema.safeParse({ ...right, groups: [] }).success).toBe(false)
    expect(caseRuleSchema.safeParse({ ...right, groups: [[]] }).success).toBe(false)
    expect(caseRulesSchema.safeParse([right, right]).success).toBe(false)
    expect(caseRulesSchema.safeParse([right, { ...right, id: 'other' }]).success).toBe(true)
  })
})

describe('a group that is never true', () => {
  const STAGES = new Map([
    ['parcel', 'delivery'],
    ['cart', 'checkout'],
  ])
  const score = (scale: 'nps11' | 'csat5' | 'ces7_effort', from: number, to: number) =>
    ({ kind: 'score', scale, from, to }) as const
  const of = (kind: 'stage' | 'touchpoint' | 'segment', ...list: string[]) =>
    ({ kind, in: list }) as CaseCondition
  const unhappy: CaseCondition = { kind: 'sentiment', atMost: -50 }

  test.each<[string, CaseCondition[], string, number[]]>([
    ['a range beyond its scale', [unhappy, score('csat5', 6, 9)], 'scores', [1]],
    ['a range that ends before it begins', [score('csat5', 3, 2)], 'scores', [0]],
    ['two ranges apart', [score('nps11', 0, 3), score('nps11', 7, 10)], 'scores', [0, 1]],
    ['unhappy with the best scores', [unhappy, score('csat5', 4, 5)], 'scores', [0, 1]],
    ['unhappy with little effort', [score('ces7_effort', 1, 3), unhappy], 'scores', [0, 1]],
    ['two scales', [score('nps11', 0, 3), score('csat5', 1, 2)], 'scales', [0, 1]],
    ['two stages', [of('stage', 'delivery'), of('stage', 'checkout')], 'stages', [0, 1]],
    ['two touchpoints', [of('touchpoint', 'a'), of('touchpoint', 'b')], 'touchpoints', [0, 1]],
    ['two segments', [of('segment', 'a'), unhappy, of('segment', 'b')], 'segments', [0, 2]],
    ['elsewhere', [of('touchpoint', 'cart'), of('stage', 'delivery')], 'place', [0, 1]],
  ])('%s', (...[, group, why, conditions]) => {
    expect(neverTrue({ groups: [group] }, STAGES)).toEqual([{ group: 0, why, conditions }])
  })

  test('a scale without scores', () => {
    const group = [{ kind: 'score', scale: 'text', from: 0, to: 10 } as const]
    expect(neverTrue({ groups: [group] }, STAGES)).toMatchObject([{ why: 'scales' }])
  })

  test.each<[string, CaseCondition[]]>([
    ['two ranges that meet', [score('nps11', 0, 6), score('nps11', 6, 10)]],
    ['unhappy with much effort', [unhappy, score('ces7_effort', 6, 7)]],
    ['stages in common', [of('stage', 'a', 'b'), of('stage', 'b', 'c')]],
    ['two lists of words: a comment may hold both', [words('late'), words('damaged')]],
    ['a touchpoint in its stage', [of('touchpoint', 'parcel', 'cart'), of('stage', 'delivery')]],
    ['a touchpoint that the map does not know', [of('touchpoint', 'new'), of('stage', 'x')]],
  ])('is not %s', (_, group) => {
    expect(neverTrue({ groups: [group] }, STAGES)).toEqual([])
  })

  test('is named by its place, the others are not', () => {
    const groups = [[unhappy], [score('csat5', 9, 9)]]
    expect(neverTrue({ groups }, STAGES).map(({ group }) => group)).toEqual([1])
  })

  test('is just one that no score fulfils', () => {
    const bound = fc.integer({ min: -1, max: 12 })
    const scales = fc.constantFrom('nps11' as const, 'csat5' as const, 'ces7_effort' as const)
    fc.assert(
      fc.property(scales, bound, bound, fc.integer({ min: -100, max: 100 }), (...args) => {
        const [scale, from, to, atMost] = args
        const group: CaseCondition[] = [score(scale, from, to), { kind: 'sentiment', atMost }]
        const isPossible = scoresOf(scale).some((one) =>
          matches(rule([group]), answer({ scale, score: one })),
        )
        expect(neverTrue({ groups: [group] }, STAGES).length === 0).toBe(isPossible)
      }),
    )
  })
})
