import { useState } from 'preact/hooks'
import { nothing } from '#dashboard/gallery/fixed.ts'
import type { Part } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { Caret, Cross, Logo } from '#dashboard/kit/parts/icons.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'

function Buttons() {
  return (
    <div class="specimen-row">
      <button type="button" class="primary">
        {t('form.save')}
      </button>
      <button type="button" class="primary danger">
        {t('gallery.erase.action')}
      </button>
      <button type="button" class="control">
        {t('action.copy')}
      </button>
      <button type="button" class="control">
        {t('gallery.action.choose')}
        <Caret />
      </button>
      <button type="button" class="control control-quiet">
        {t('gallery.action.quiet')}
      </button>
      <button type="button" class="control control-plain">
        {t('form.discard')}
      </button>
      <button type="button" class="control" disabled>
        {t('drill.loading')}
      </button>
      <button type="button" class="icon-button" aria-label={t('action.close')}>
        <Cross />
      </button>
    </div>
  )
}

function Chips() {
  return (
    <div class="specimen-row">
      <button type="button" class="control chip" title={t('gallery.chip.remove')}>
        {t('gallery.chip.persona')}
        <Cross />
      </button>
      <a class="primary" href="#primary">
        {t('notFound.home')}
      </a>
      <a href="#method">{t('gallery.text.method')}</a>
    </div>
  )
}

function Switch() {
  const choices = ['all', 'comments', 'open'] as const
  const [chosen, choose] = useState<string>('comments')
  return (
    <fieldset class="switch">
      <legend class="unseen">{t('gallery.switch.label')}</legend>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === chosen}
          onClick={() => choose(choice)}
        >
          {t(`gallery.switch.${choice}`)}
        </button>
      ))}
    </fieldset>
  )
}

function Check() {
  const [checked, check] = useState(true)
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => check(event.currentTarget.checked)}
      />
      {t('gallery.field.mask')}
    </label>
  )
}

function Selects({ labelled }: { labelled: boolean }) {
  const options = (['search', 'basket', 'delivery', 'service'] as const).map((value) => ({
    value,
    label: t(`gallery.stage.${value}`),
  }))
  const [value, choose] = useState('service')
  return (
    <div class="specimen-row">
      <Select
        label={t('gallery.field.stage')}
        value={value}
        options={options}
        onChange={choose}
        labelled={labelled}
      />
    </div>
  )
}

function Lonely() {
  const options = [{ value: 'one', label: 'Europe/Warsaw' }]
  return <Select label={t('site.timezone')} value="one" options={options} onChange={nothing} />
}

/** What is pressed, chosen and ticked outside of forms. */
export const CONTROLS: Part[] = [
  { name: 'buttons', states: { buttons: Buttons, 'chip and links': Chips } },
  { name: 'switch', states: { switch: Switch, check: Check } },
  {
    name: 'select',
    states: {
      labelled: () => <Selects labelled />,
      'without a label to see': () => <Selects labelled={false} />,
      'as wide as its place': Lonely,
    },
  },
  {
    name: 'icons',
    states: {
      logo: () => <Logo />,
      caret: () => <Caret />,
      cross: () => <Cross />,
    },
  },
]
