import { lookSchema, type Look } from '#contract/site/look.ts'
import type { CardPosition, LookFont, PhoneForm } from '#contract/site/look-words.ts'
import { cardColours, type CardColours } from './colours.ts'

/** Names of the page's own custom properties, which go before the site's. */
const PROPERTIES = {
  bg: 'bg',
  ink: 'ink',
  muted: 'muted',
  line: 'line',
  mark: 'mark',
  accent: 'accent',
  soft: 'accent-soft',
  on: 'on-accent',
  bad: 'bad',
} as const satisfies Partial<Record<keyof CardColours, string>>

/** Letters that systems have; nothing is fetched. Null where the card's own style sheet says it. */
const FONTS: Record<LookFont, string | null> = {
  inter: null,
  page: 'inherit',
  system: 'system-ui,sans-serif',
  serif: 'Georgia,Cambria,serif',
  rounded: 'ui-rounded,Nunito,Quicksand,system-ui,sans-serif',
  mono: 'ui-monospace,Consolas,monospace',
}

/** Radii of the card's own style sheet, in px. */
const OWN = { card: 14, inner: 9, pill: 22 }

/** A card that hangs from the head of the window; `--head` tells the widget to keep clear of bars there. */
const HANGING = 'translate:0 var(--taken,0px);transform:none!important'

const SIDES = {
  end: '',
  start: 'inset-inline:20px auto;',
  centre: 'inset-inline:0;margin-inline:auto;',
}

/**
 * The style rules that dress the card as a look says, for the end of its own style sheet; none for what
 * is no look, wherever it came from. Only letters of the lists here, whole numbers and `#rrggbb` get in.
 */
export function lookCss(input: unknown): string {
  const { data: look } = lookSchema.safeParse(input)
  if (!look) return ''
  return [
    coloursOf(look),
    shapeOf(look),
    inWindow('(min-width:480px)', windowRules(look.position)),
    inWindow('(max-width:479px)', phoneRules(look.phone, look.radius)),
  ].join('')
}

function inWindow(query: string, rules: string): string {
  return rules === '' ? '' : `@media ${query}{${rules}}`
}

/** Older browsers keep the system's colours, as they do without a look. */
function coloursOf({ preset, light, dark }: Look): string {
  const isStrong = preset === 'contrast'
  const [day, night] = [cardColours(light, isStrong), cardColours(dark, isStrong)]
  const both = (name: keyof CardColours) =>
    day[name] === night[name] ? day[name] : `light-dark(${day[name]},${night[name]})`
  const rules = Object.entries(PROPERTIES).map(
    ([name, property]) => `--${name}:var(--wayfelt-${property},${both(name as keyof CardColours)})`,
  )
  const isOther = [day, night].some(({ chosen, accent }) => chosen !== accent)
  const chosen = isOther ? `.on{color:${both('chosen')}}` : ''
  return `@supports (color:light-dark(red,red)){section{${rules.join(';')}}${chosen}}`
}

function shapeOf({ radius, font }: Look): string {
  const inner = Math.min(OWN.pill, Math.round((radius * OWN.inner) / OWN.card))
  const pill = radius < OWN.card ? inner : OWN.pill
  const letters = FONTS[font]
  const rules = [
    ...(radius === OWN.card ? [] : [`border-radius:var(--wayfelt-radius,${radius}px)`]),
    ...(letters ? [`font-family:var(--wayfelt-font,${letters})`] : []),
  ]
  const insides =
    radius === OWN.card
      ? ''
      : `label{border-radius:${pill}px}.faces label,.numbers label,.words label,textarea,button{border-radius:${inner}px}`
  return `${rules.length > 0 ? `section{${rules.join(';')}}` : ''}${insides}`
}

function windowRules(position: CardPosition): string {
  const [edge, side] = position.split('-') as ['top' | 'bottom', keyof typeof SIDES]
  if (edge === 'bottom') return SIDES[side] && `.card{${SIDES[side]}}`
  return `:host{--head:1}.card{${SIDES[side]}inset-block:20px auto;${HANGING}}`
}

function phoneRules(form: PhoneForm, radius: number): string {
  if (form === 'sheet') return ''
  const round = `var(--wayfelt-radius,${radius}px)`
  if (form === 'floating')
    return `.card{inset-inline:12px;inset-block-end:calc(12px + env(safe-area-inset-bottom));padding:16px;border-width:1px;border-radius:${round}}`
  return `:host{--head:1}.card{inset-block:0 auto;padding:calc(16px + env(safe-area-inset-top)) 16px 16px;border-width:0 0 1px;border-radius:0 0 ${round} ${round};${HANGING}}`
}
