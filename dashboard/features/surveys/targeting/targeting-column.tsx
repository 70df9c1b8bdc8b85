import type { Estimate } from '#contract/surveys/draft.ts'
import { SURFACES } from '#contract/surveys/words.ts'
import { LIMITS } from '#contract/words.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { SelectField } from '#dashboard/features/surveys/fields/choice-fields.tsx'
import { NumberField } from '#dashboard/features/surveys/fields/number-field.tsx'
import { TextField } from '#dashboard/features/surveys/fields/text-field.tsx'
import { FunnelSection } from '#dashboard/features/surveys/funnel/funnel-section.tsx'
import { Revisions } from '#dashboard/features/surveys/review/revisions.tsx'
import { textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { placesOf } from '#dashboard/features/surveys/list/places.ts'
import { t } from './words.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { EstimateSteps } from './estimate.tsx'
import { HowMany } from './how-many.tsx'
import { Sentence } from './sentence.tsx'

/** When and whom, how many, how long, and what comes of it. */
export function TargetingColumn({ estimate }: { estimate: Estimate | null }) {
  const { told, journeys } = useBuilder()
  return (
    <>
      <h2>{t('targeting.title')}</h2>
      <Sentence />
      <section class="builder-section">
        <SelectField
          path="touchpoint"
          label={t('touchpoint.label')}
          options={placesOf(journeys).map(({ id, name, stage }) => ({
            value: id,
            label: `${stage} · ${name}`,
          }))}
          disabled={told.revision > 0}
        />
        {told.revision > 0 && <p class="mut builder-note">{t('touchpoint.fixed')}</p>}
      </section>
      <Surface />
      <HowMany />
      <section class="builder-section">
        <h3>{t('plan.title')}</h3>
        <div class="builder-pair">
          <TextField path="plan.startsOn" label={t('plan.startsOn')} type="date" nullable />
          <TextField path="plan.endsOn" label={t('plan.endsOn')} type="date" nullable />
        </div>
        <NumberField path="plan.endsAfter" label={t('plan.endsAfter')} empty={null} />
        <p class="mut builder-note">{t('plan.hint', { most: count(LIMITS.plannedAnswers) })}</p>
      </section>
      <EstimateSteps estimate={estimate} />
      {told.revision > 0 && <FunnelSection id={told.id} />}
      <Revisions revisions={told.revisions} />
    </>
  )
}

/** A card over the page, or a place in it. */
function Surface() {
  const { survey, store } = useBuilder()
  const isInline = textAt(survey, 'definition.surface') === 'inline'
  return (
    <section class="builder-section">
      <SelectField
        path="definition.surface"
        usual="card"
        label={t('surface.label')}
        options={SURFACES.map((value) => ({ value, label: t(`surface.${value}`) }))}
      />
      {isInline && (
        <p class="mut builder-note">
          {t('surface.hint')} <code>{`<div data-wayfelt="${store.id}"></div>`}</code>
        </p>
      )}
    </section>
  )
}
