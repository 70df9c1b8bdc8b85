import { describe, expect, test } from 'vitest'
import { emotionOf, gapAt, gradesOf, type StageFacts } from '#worker/domain/journey/map/evidence.ts'

const NOTHING: StageFacts = {
  staleSince: null,
  answeredOn: null,
  answers: 0,
  needs: 0,
  barriers: 0,
  solutions: [],
  gaps: [],
  assumed: null,
  state: 'unasked',
  actions: [],
  picked: 0,
  hiddenBelow: 5,
}

/** A stage of which all is known. */
const KNOWN: StageFacts = {
  ...NOTHING,
  answeredOn: '2026-11-20',
  answers: 80,
  needs: 2,
  barriers: 1,
  solutions: [{ startsOn: '2026-11-01' }],
  gaps: [null, null],
  assumed: 10,
  state: 'ok',
  actions: [{ reached: 530, completed: 412 }],
  picked: 40,
}

const all = (grade: string) => ({
  needs: grade,
  touchpoints: grade,
  emotion: grade,
  pain: grade,
  barriers: grade,
  actions: grade,
  solutions: grade,
})

describe('evidence', () => {
  test('is none where nothing is there, and full where all is written, counted and current', () => {
    expect(gradesOf(NOTHING)).toEqual(all('none'))
    expect(gradesOf(KNOWN)).toEqual(all('full'))
  })

  test('is never full in a stale stage', () => {
    expect(gradesOf({ ...KNOWN, staleSince: '2026-08-01' })).toEqual(all('partly'))
    expect(gradesOf({ ...NOTHING, staleSince: '2026-08-01' })).toEqual(all('none'))
  })

  test.each<[lane: keyof ReturnType<typeof gradesOf>, but: Partial<StageFacts>, grade: string]>([
    ['needs', { answers: 0 }, 'partly'],
    ['touchpoints', { gaps: [null, 'unasked'] }, 'partly'],
    ['touchpoints', { gaps: ['unasked-with-events'] }, 'partly'],
    ['touchpoints', { gaps: [] }, 'none'],
    ['emotion', { state: 'few' }, 'partly'],
    ['emotion', { state: 'hidden' }, 'partly'],
    ['emotion', { state: 'hidden', assumed: null }, 'none'],
    ['pain', { picked: 29 }, 'partly'],
    ['pain', { picked: 30 }, 'full'],
    ['barriers', { picked: 4 }, 'partly'],
    ['barriers', { picked: 5 }, 'full'],
    ['barriers', { barriers: 0 }, 'none'],
    ['actions', { actions: [{ reached: 0, completed: 9 }] }, 'partly'],
    ['actions', { actions: [...KNOWN.actions, { reached: 9, completed: 0 }] }, 'partly'],
    ['solutions', { solutions: [{ startsOn: null }] }, 'partly'],
    ['solutions', { solutions: [{ startsOn: '2026-11-21' }] }, 'partly'],
    ['solutions', { solutions: [{ startsOn: '2026-11-20' }] }, 'full'],
  ])('of %s where all is known but %j is %s', (lane, facts, grade) => {
    expect(gradesOf({ ...KNOWN, ...facts })[lane]).toBe(grade)
  })

  test('says whether the emotion is measured, assumed or neither', () => {
    expect(emotionOf({ state: 'few', assumed: 10 })).toBe('measured')
    expect(emotionOf({ state: 'hidden', assumed: 0 })).toBe('assumed')
    expect(emotionOf({ state: 'empty', assumed: null })).toBe('empty')
  })

  test('names what is missing at a touchpoint', () => {
    expect(gapAt({ isAsked: true, answers: 1, events: 0 })).toBeNull()
    expect(gapAt({ isAsked: false, answers: 1, events: 9 })).toBeNull()
    expect(gapAt({ isAsked: true, answers: 0, events: 9 })).toBe('asked-no-answers')
    expect(gapAt({ isAsked: false, answers: 0, events: 9 })).toBe('unasked-with-events')
    expect(gapAt({ isAsked: false, answers: 0, events: 0 })).toBe('unasked')
  })
})
