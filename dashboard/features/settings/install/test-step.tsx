import type { Install } from '#contract/install.ts'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { When } from '#dashboard/kit/time/when.tsx'
import { Step } from './step.tsx'
import { t } from './words.ts'

type Tested = Pick<Install, 'surveys' | 'testAnswers'>
type TestAnswer = Install['testAnswers'][number]

/** Answers given on a page that was opened with the checker's link. */
export function TestStep(props: Tested) {
  const done = props.testAnswers.length > 0
  return (
    <Step title={t('install.test')} lead={t('install.test.lead')} done={done}>
      <TestAnswers {...props} />
    </Step>
  )
}

/** What is asked during a check, and what was answered. */
export function TestAnswers({ surveys, testAnswers }: Tested) {
  return (
    <>
      {surveys.length === 0 ? (
        <p class="warning">{t('install.test.noSurvey')}</p>
      ) : (
        <p class="section-lead">{t('install.test.asks', { n: surveys.length })}</p>
      )}
      {testAnswers.length === 0 ? (
        <p class="mut">{t('install.test.none')}</p>
      ) : (
        <Table caption={t('install.test.caption')} rows={testAnswers} columns={columns(surveys)} />
      )}
    </>
  )
}

function columns(surveys: Install['surveys']): Column<TestAnswer>[] {
  const names = new Map(surveys.map(({ id, name }) => [id, name]))
  return [
    { name: t('install.test.when'), cell: ({ at }) => <When at={at} /> },
    { name: t('install.test.survey'), cell: ({ survey }) => names.get(survey) ?? survey },
    { name: t('install.test.score'), cell: ({ score }) => score ?? '–' },
    { name: t('install.test.comment'), cell: ({ comment }) => comment ?? '–' },
    { name: t('install.test.origin'), cell: ({ origin }) => origin ?? '–' },
  ]
}
