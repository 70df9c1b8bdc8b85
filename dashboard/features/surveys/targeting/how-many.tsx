import { useId } from 'preact/hooks'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { getAt, setAt } from '#dashboard/features/surveys/draft/paths.ts'
import { NumberField } from '#dashboard/features/surveys/fields/number-field.tsx'
import { t } from './words.ts'
import { percent } from '#dashboard/kit/i18n/format.ts'

const WAYS = ['everybody', 'share', 'steady', 'turn'] as const
type Way = (typeof WAYS)[number]

const SHARE = 'definition.sample'
const STEADY = 'plan.perMonth'
const TURN = 'plan.turn'
/** What a way begins with. */
const FIRST_SHARE = 0.5
const FIRST_PER_MONTH = 250

/** How many of those who fit are asked: all, a share, as many as bring so many answers, or in turn. */
export function HowMany() {
  const { store, survey, told } = useBuilder()
  const name = useId()
  const way = wayOf(survey)
  function choose(next: Way) {
    const share = setAt(survey, SHARE, next === 'share' ? FIRST_SHARE : 1)
    const steady = setAt(share, STEADY, next === 'steady' ? FIRST_PER_MONTH : null)
    store.replace(setAt(steady, TURN, next === 'turn' ? FIRST_SHARE : null))
  }
  return (
    <fieldset class="builder-section how-many">
      <legend>
        <h3>{t('many.title')}</h3>
      </legend>
      {WAYS.map((one) => (
        <div key={one} class="how-many-way">
          <label class="check">
            <input type="radio" name={name} checked={way === one} onChange={() => choose(one)} />
            {t(`many.${one}`)}
          </label>
          {one === 'share' && way === one && (
            <>
              <NumberField path={SHARE} label={t('many.shareField')} bare empty={1} times={100} />%
            </>
          )}
          {one === 'turn' && way === one && (
            <>
              <NumberField path={TURN} label={t('many.turnField')} bare empty={null} times={100} />%
            </>
          )}
          {one === 'steady' && way === one && (
            <>
              <NumberField path={STEADY} label={t('many.steadyField')} bare empty={null} />
              {t('many.aMonth')}
            </>
          )}
        </div>
      ))}
      {way === 'steady' && (
        <p class="mut builder-note">
          {told.rate === null
            ? t('many.steadyHint')
            : t('many.steadyNow', { share: percent(told.rate) })}
        </p>
      )}
      {way === 'turn' && <p class="mut builder-note">{t('many.turnHint')}</p>}
    </fieldset>
  )
}

/** In the order in which a plan has them: a turn stands above a steady sample, that above a share. */
function wayOf(survey: LooseSurvey): Way {
  if ((getAt(survey, TURN) ?? null) !== null) return 'turn'
  if ((getAt(survey, STEADY) ?? null) !== null) return 'steady'
  const sample = getAt(survey, SHARE)
  return sample === undefined || sample === 1 ? 'everybody' : 'share'
}
