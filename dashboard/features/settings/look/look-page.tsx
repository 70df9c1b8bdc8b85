import type { WeakPair } from '#contract/site/look.ts'
import type { SiteSettings } from '#contract/site/settings.ts'
import {
  CARD_POSITIONS,
  LOOK_COLOURS,
  LOOK_FONTS,
  LOOK_PRESET_NAMES,
  PHONE_FORMS,
  SCHEMES,
} from '#contract/site/look-words.ts'
import { changeSite, getSite } from '#dashboard/features/settings/site-api.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm } from '#dashboard/kit/forms/use-form.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { ColourField } from './colour-field.tsx'
import { LookStage } from './look-stage.tsx'
import {
  checkLook,
  lookValues,
  presetValues,
  readLook,
  savedLook,
  type ColourField as ColourName,
} from './look-values.ts'
import { useLookPreview } from './use-look-preview.ts'
import { useUndo } from './use-undo.ts'
import { t } from './words.ts'
import './look.css'

/** `/settings/look`: colours, corners, letters and place of the card, with the card itself. */
export function LookPage() {
  const site = useResource<SiteSettings>('site', getSite)
  return (
    <Loaded resource={site}>
      {({ look }) => (
        <>
          <PageHead>{t('look.sentence')}</PageHead>
          <LookForm look={look} onSaved={() => site.refresh({ quiet: true })} />
        </>
      )}
    </Loaded>
  )
}

interface Props {
  look: SiteSettings['look']
  onSaved: () => void
}

function LookForm({ look, onSaved }: Props) {
  const form = useForm({
    saved: lookValues(look),
    // What is too close is said at once below, and refused by the API.
    check: (values) => checkLook(values, []),
    save: async (values) => {
      const next = readLook(values)
      if (!next) return undefined
      const saved = await changeSite({ look: savedLook(next) })
      onSaved()
      return lookValues(saved.look)
    },
  })
  const preview = useLookPreview(form.values)
  const fields = useUndo(form)
  return (
    <div class="look">
      <Form form={form} action={t('form.save')}>
        <PresetField fields={fields} />
        {SCHEMES.map((scheme) => (
          <Palette key={scheme} {...{ scheme, fields, form, weak: preview.weak }} />
        ))}
        <TextField
          {...fields.field('radius')}
          label={t('look.radius')}
          suffix={t('look.pixels')}
          input={{ inputMode: 'numeric', autoComplete: 'off' }}
        />
        <Choices fields={fields} />
        {fields.undo && (
          <p class="look-undo">
            <button type="button" class="control control-plain" onClick={fields.undo}>
              {t('look.undo')}
            </button>
          </p>
        )}
      </Form>
      <LookStage config={preview.config} />
    </div>
  )
}

type Fields = ReturnType<typeof useUndo>

function PresetField({ fields }: { fields: Fields }) {
  return (
    <SelectField
      {...fields.field('preset')}
      label={t('look.preset')}
      hint={t('look.preset.hint')}
      options={LOOK_PRESET_NAMES.map((value) => ({ value, label: t(`look.preset.${value}`) }))}
      onChange={(value) => {
        const preset = LOOK_PRESET_NAMES.find((one) => one === value)
        if (preset) fields.change('preset', presetValues(preset))
      }}
    />
  )
}

interface PaletteProps {
  scheme: (typeof SCHEMES)[number]
  fields: Fields
  form: { values: Parameters<typeof checkLook>[0] }
  weak: WeakPair[]
}

/** The three colours on light or dark pages. What is too close is said at once. */
function Palette({ scheme, fields, form, weak }: PaletteProps) {
  const errors = checkLook(form.values, weak)
  return (
    <>
      <h2>{t(`look.${scheme}`)}</h2>
      {LOOK_COLOURS.map((colour) => {
        const name: ColourName = `${scheme}.${colour}`
        const pair = weak.find((one) => one.scheme === scheme && one.colour === colour)
        const label = t(scheme === 'light' ? 'look.ofLight' : 'look.ofDark', {
          colour: t(`look.${colour}`),
        })
        return (
          <ColourField
            key={name}
            {...fields.field(name)}
            label={label}
            error={errors[name]}
            nearest={pair?.nearest}
          />
        )
      })}
    </>
  )
}

function Choices({ fields }: { fields: Fields }) {
  return (
    <>
      <SelectField
        {...fields.field('font')}
        label={t('look.font')}
        hint={t('look.font.hint')}
        options={LOOK_FONTS.map((value) => ({ value, label: t(`look.font.${value}`) }))}
      />
      <SelectField
        {...fields.field('position')}
        label={t('look.position')}
        hint={t('look.position.hint')}
        options={CARD_POSITIONS.map((value) => ({ value, label: t(`look.position.${value}`) }))}
      />
      <SelectField
        {...fields.field('phone')}
        label={t('look.phone')}
        options={PHONE_FORMS.map((value) => ({ value, label: t(`look.phone.${value}`) }))}
      />
    </>
  )
}
