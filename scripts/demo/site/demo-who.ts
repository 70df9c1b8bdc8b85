import type { MapPersona } from '#contract/map/document.ts'
import { usualSegments } from '#worker/domain/journey/map/usual-segments.ts'
import { DEMO_JOURNEY } from './journey.ts'

/**
 * The three people that the shop plans for, by the ids that answers carry. Its page names them; who
 * buys for a company is known by that alone.
 */
const PERSONAS: MapPersona[] = [
  {
    id: 'anna',
    name: 'Anna (busy parent)',
    names: { pl: 'Anna (zajęta mama)', ru: 'Анна (занятая мама)' },
    rules: [],
  },
  {
    id: 'marek',
    name: 'Marek (bargain hunter)',
    names: { pl: 'Marek (łowca okazji)', ru: 'Марек (охотник за скидками)' },
    rules: [],
  },
  {
    id: 'firma',
    name: 'Firma (office buyer)',
    names: { pl: 'Firma (zakupy do biura)', ru: 'Фирма (закупки для офиса)' },
    rules: [{ trait: 'segment', is: ['b2b'] }],
  },
]
/** Whom the demo's journey tells apart. */
export const DEMO_WHO = { personas: PERSONAS, segments: usualSegments(DEMO_JOURNEY) }
