import { useState } from 'preact/hooks'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { t } from './words.ts'
import './palette.css'

/** Somewhere to go beside the journey, by its name. */
export interface Place {
  name: string
  kind: 'page' | 'site'
  go: () => void
}

/** Anything to go to; `kind` says in words what it is. */
type Found = Omit<Place, 'kind'> & { kind: string }

interface Props {
  /** What is no part of the journey: settings and other sites. */
  elsewhere: Place[]
  onClose: () => void
}

/** Everywhere that can be gone to from here, found by a part of its name. */
export function Palette({ elsewhere, onClose }: Props) {
  const [sought, setSought] = useState('')
  const others = elsewhere.map((one) => ({ ...one, kind: t(`palette.${one.kind}`) }))
  const places = [...usePlaces(), ...others]
  const found = places.filter(({ name }) => plain(name).includes(plain(sought)))
  function go(place: Found | undefined) {
    if (!place) return
    onClose()
    place.go()
  }
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <form
        class="palette"
        onSubmit={(event) => {
          event.preventDefault()
          go(found[0])
        }}
      >
        <input
          type="search"
          aria-label={t('palette.seek')}
          placeholder={t('palette.seek')}
          onKeyDown={step}
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
        <ul>
          {found.map((place) => (
            <li key={`${place.kind} ${place.name}`}>
              <button type="button" onKeyDown={step} onClick={() => go(place)}>
                {place.name} <span class="mut">{place.kind}</span>
              </button>
            </li>
          ))}
        </ul>
        <output class="mut">{found.length === 0 && t('palette.none')}</output>
      </form>
    </Dialog>
  )
}

function usePlaces(): Found[] {
  const { journey, change } = useJourney()
  const stages = journey.stages.flatMap(({ id: stage, name, touchpoints }) => [
    { name, kind: t('palette.stage'), go: () => change({ stage, touchpoint: null }) },
    ...touchpoints.map((touchpoint) => ({
      name: touchpoint.name,
      kind: t('palette.touchpoint', { stage: name }),
      go: () => change({ stage, touchpoint: touchpoint.id }),
    })),
  ])
  return [...stages, { name: t('drill.answers'), kind: t('palette.list'), go: showAnswers }]
}

function showAnswers(): void {
  document.querySelector('.answers')?.scrollIntoView({ block: 'start' })
}

/** Small letters without accents: “swiadomosc” finds “Świadomość”. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').toLowerCase()
}

/** Arrows lead from the field down the list and back. */
function step(
  event: KeyboardEvent & { currentTarget: HTMLInputElement | HTMLButtonElement },
): void {
  const side = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const { form } = event.currentTarget
  if (side === 0 || !form) return
  event.preventDefault()
  const stops = [...form.querySelectorAll<HTMLElement>('input, button')]
  stops
    .at((stops.findIndex((each) => each === document.activeElement) + side) % stops.length)
    ?.focus()
}
