import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { JourneyList } from '#contract/journey.ts'
import { idBeside, plainId } from '#contract/map/ids.ts'
import { LIMITS, SCALE_NAMES, SCALES, type Scale } from '#contract/words.ts'
import { t } from './words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { placesOf } from './places.ts'

interface Props {
  journeys: JourneyList
  /** Ids of the surveys that are there. */
  taken: string[]
}

/** Begins a survey with the usual question of its scale, and opens it. */
export function NewSurvey({ journeys, taken }: Props) {
  return (
    <FormDisclosure text={t('begin.open')}>
      {() => <NewSurveyForm journeys={journeys} taken={taken} />}
    </FormDisclosure>
  )
}

interface Begun {
  name: string
  touchpoint: string
  scale: Scale
  isDriver: boolean
}

/** Begins it under an id that is made of its name, and opens it. */
function useBeginning({ name, touchpoint, scale, isDriver }: Begun, taken: string[]) {
  const { route } = useLocation()
  return useAction(async () => {
    const random = crypto.randomUUID().slice(0, 6)
    const plain = plainId(name, 'survey', random)
    const id = taken.includes(plain) ? idBeside(plain, random) : plain
    const template = isDriver && isScored(scale) ? 'driver' : 'usual'
    const body = { id, name: name.trim(), touchpoint, scale, template } as const
    const made = await call('POST /api/surveys', { body })
    route(`/surveys/${made.id}`)
  })
}

function isScored(scale: Scale): boolean {
  return SCALES[scale].lowest !== null
}

function NewSurveyForm({ journeys, taken }: Props) {
  const places = placesOf(journeys)
  const [name, setName] = useState('')
  const [isNameless, setNameless] = useState(false)
  const [touchpoint, setTouchpoint] = useState(places[0]?.id ?? '')
  const [scale, setScale] = useState<Scale>('csat5')
  const [isDriver, setDriver] = useState(false)
  const { busy, failure, run } = useBeginning({ name, touchpoint, scale, isDriver }, taken)
  return (
    <form
      class="new-survey"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setNameless(name.trim() === '')
        if (name.trim() !== '') run()
      }}
    >
      <label class="field">
        <span class="field-label">{t('begin.name')}</span>
        <input
          type="text"
          aria-invalid={isNameless || undefined}
          maxLength={LIMITS.mapName}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <span class="mut">{t('begin.nameHint')}</span>
        {isNameless && <Failure>{t('begin.nameless')}</Failure>}
      </label>
      <Select
        label={t('touchpoint.label')}
        labelled
        value={touchpoint}
        options={places.map((one) => ({ value: one.id, label: `${one.stage} · ${one.name}` }))}
        onChange={setTouchpoint}
      />
      <Select
        label={t('begin.scale')}
        labelled
        value={scale}
        options={SCALE_NAMES.map((value) => ({ value, label: t(`scale.${value}`) }))}
        onChange={(value) => setScale(SCALE_NAMES.find((one) => one === value) ?? scale)}
      />
      {isScored(scale) && <DriverCheck checked={isDriver} onChange={setDriver} />}
      <p>
        <button type="submit" class="primary" disabled={busy}>
          {t('begin.create')}
        </button>
      </p>
      {failure && <Failure>{explain(failure)}</Failure>}
    </form>
  )
}

function DriverCheck(props: { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
      />
      <span>
        {t('begin.driver')} <span class="mut">{t('begin.driverHint')}</span>
      </span>
    </label>
  )
}
