import { DEVICES, FREQUENCIES } from '#contract/surveys/words.ts'
import { WIDGET_LANGUAGES } from '#contract/words.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { listAt, textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { ChecksField, SelectField } from '#dashboard/features/surveys/fields/choice-fields.tsx'
import { NumberField } from '#dashboard/features/surveys/fields/number-field.tsx'
import { segmentsAt } from '#dashboard/features/surveys/list/places.ts'
import { pieces, t } from './words.ts'
import { languageName } from '#dashboard/kit/i18n/format.ts'
import { Blank } from './blank.tsx'
import {
  delayInWords,
  devicesInWords,
  frequencyInWords,
  languagesInWords,
  pagesInWords,
  segmentsInWords,
  triggerInWords,
} from './in-words.ts'
import { UrlFields } from './url-fields.tsx'
import { WHEN_FIELDS, WhenFields } from './when-fields.tsx'

/** Who is asked, when and where, as a sentence whose words are buttons. */
export function Sentence() {
  const { survey } = useBuilder()
  const rules = listAt(survey, 'definition.urls').map((_, index) => `definition.urls[${index}]`)
  const urls = ['definition.urls', ...rules.flatMap((rule) => [`${rule}.op`, `${rule}.value`])]
  return (
    <div class="sentence">
      {pieces('sentence', {
        when: (
          <Blank label={t('when.label')} text={triggerInWords(survey)} fields={WHEN_FIELDS}>
            <WhenFields />
          </Blank>
        ),
        delay: (
          <Blank
            label={t('delay.label')}
            text={delayInWords(survey)}
            fields={['definition.trigger.delay']}
          >
            <NumberField path="definition.trigger.delay" label={t('delay.label')} empty={0} />
          </Blank>
        ),
        pages: (
          <Blank label={t('pages.label')} text={pagesInWords(survey)} fields={urls}>
            <UrlFields />
          </Blank>
        ),
        devices: <Devices />,
        languages: <Languages />,
        segments: <Segments />,
        often: <HowOften />,
      })}
    </div>
  )
}

function Devices() {
  const { survey } = useBuilder()
  const path = 'definition.audience.devices'
  return (
    <Blank label={t('devices.label')} text={devicesInWords(survey)} fields={[path]}>
      <ChecksField
        path={path}
        label={t('devices.label')}
        all={t('devices.any')}
        options={DEVICES.map((value) => ({ value, label: t(`devices.${value}`) }))}
      />
    </Blank>
  )
}

function Languages() {
  const { survey, languages } = useBuilder()
  const path = 'definition.audience.languages'
  const known = [...new Set([...languages, ...WIDGET_LANGUAGES])]
  return (
    <Blank label={t('languages.label')} text={languagesInWords(survey)} fields={[path]}>
      <ChecksField
        path={path}
        label={t('languages.label')}
        all={t('languages.any')}
        options={known.map((value) => ({ value, label: languageName(value) }))}
      />
    </Blank>
  )
}

function Segments() {
  const { survey, journeys } = useBuilder()
  const path = 'definition.audience.segments'
  const places = listAt(survey, path).map((_, index) => `${path}[${index}]`)
  const segments = segmentsAt(journeys, survey.touchpoint)
  return (
    <Blank
      label={t('segments.label')}
      text={segmentsInWords(survey, segments)}
      fields={[path, ...places]}
    >
      <ChecksField
        path={path}
        label={t('segments.label')}
        all={t('segments.any')}
        options={segments.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Blank>
  )
}

function HowOften() {
  const { survey } = useBuilder()
  const frequency = textAt(survey, 'definition.frequency') || 'once'
  return (
    <Blank
      label={t('often.label')}
      text={frequencyInWords(survey)}
      fields={['frequency', 'everyDays', 'maxDisplays'].map((one) => `definition.${one}`)}
    >
      <SelectField
        path="definition.frequency"
        label={t('often.label')}
        options={FREQUENCIES.map((value) => ({ value, label: t(`frequency.${value}`) }))}
      />
      {frequency === 'recurring' && (
        <NumberField path="definition.everyDays" label={t('often.everyDays')} empty={undefined} />
      )}
      {frequency !== 'once' && (
        <NumberField path="definition.maxDisplays" label={t('often.most')} empty={undefined} />
      )}
    </Blank>
  )
}
