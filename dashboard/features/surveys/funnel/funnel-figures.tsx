import type { Funnel } from '#contract/surveys/funnel.ts'
import { count, percent } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { FEWEST, mainReason, reachedOf } from './main-reason.ts'
import { t } from './words.ts'

/** The main reason in words, how far page views got, and each step as a table. */
export function FunnelFigures({ funnel }: { funnel: Funnel }) {
  const { counted, counting, days } = funnel
  if (counted === 0)
    return <p class="mut builder-note">{t(counting ? 'funnel.waiting' : 'funnel.nothing')}</p>
  return (
    <>
      <p class="funnel-main">
        {counted < FEWEST ? t('funnel.few', { n: counted }) : reasonOf(funnel)}
      </p>
      <Bars funnel={funnel} />
      <p class="mut builder-note">
        {t('funnel.counted', { n: counted, days: t('funnel.days', { n: days }) })}{' '}
        {t('funnel.note')}
      </p>
      <details class="funnel-table">
        <summary>{t('funnel.table')}</summary>
        <Steps funnel={funnel} />
      </details>
    </>
  )
}

function reasonOf(funnel: Funnel): string {
  const { step, share } = mainReason(funnel)
  if (step === null) return t('funnel.seen', { share: percent(share) })
  const because = t(`because.${step}`)
  return t(share > 0.5 ? 'funnel.most' : 'funnel.largest', { because, share: percent(share) })
}

function Bars({ funnel }: { funnel: Funnel }) {
  const { views, fit, sampled, shown, answers } = reachedOf(funnel)
  const of = (part: number, whole: number) => ({
    share: whole === 0 ? '–' : percent(part / whole),
  })
  const rows = [
    { name: t('funnel.views'), value: views },
    { name: t('funnel.fit', of(fit, views)), value: fit },
    { name: t('funnel.sampled', of(sampled, fit)), value: sampled },
    { name: t('funnel.shown', of(shown, sampled)), value: shown, isMain: true },
    { name: t('funnel.answers', of(answers, shown)), value: answers },
  ]
  return (
    <dl class="estimate">
      {rows.map(({ name, value, isMain }) => (
        <div key={name} data-main={isMain || undefined}>
          <dt>{name}</dt>
          <dd>
            <meter min={0} max={views} value={value} aria-hidden="true" />
            {count(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Steps({ funnel: { steps, views } }: { funnel: Funnel }) {
  return (
    <Table
      caption={t('funnel.caption')}
      columns={[
        { name: t('funnel.step'), cell: ({ id }) => t(`step.${id}`) },
        { name: t('funnel.about'), cell: (row) => count(row.views), end: true },
        { name: t('funnel.part'), cell: (row) => percent(row.views / views), end: true },
        { name: t('funnel.n'), cell: (row) => count(row.counted), end: true },
      ]}
      rows={steps.map(({ step, ...row }) => ({ id: step, ...row }))}
    />
  )
}
