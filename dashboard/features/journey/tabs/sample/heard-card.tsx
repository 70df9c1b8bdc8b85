import { useState } from 'preact/hooks'
import type { Heard, HeardQuestion } from '#contract/insight/heard.ts'
import { OTHER } from '#contract/surveys/words.ts'
import { FEW_BELOW } from '#contract/words.ts'
import { useJourney, type JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { digestQuery, placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { IntervalBar } from '#dashboard/features/journey/tabs/pictures/interval-bar.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, fullDay, percent, percentInterval } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

type Source = HeardQuestion['sources'][number]

/** Where people say they heard of the shop: of one question, and which one is chosen here. */
export function HeardCard() {
  const context = useJourney()
  const [chosen, setChosen] = useState('')
  const { compare: _, ...query } = digestQuery(context)
  const { id } = context.journey
  const heard = useResource<Heard>(`heard ${id} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/heard', { params: { id }, query, signal }),
  )
  return (
    <Loaded resource={heard} part>
      {(data) => {
        const { questions } = data
        const question = questions.find(({ survey }) => survey === chosen) ?? questions[0]
        if (!question) return <Nobody />
        return (
          <Mix
            data={data}
            question={question}
            select={
              questions.length > 1 && (
                <Select
                  label={t('heard.question')}
                  labelled
                  value={question.survey}
                  options={questions.map((one) => optionOf(one, context))}
                  onChange={setChosen}
                />
              )
            }
          />
        )
      }}
    </Loaded>
  )
}

function optionOf({ survey, name, touchpoint, n }: HeardQuestion, context: JourneyContext) {
  const place = placeNames(context).touchpoint(touchpoint)
  return { value: survey, label: `${name} · ${place} (${count(n)})` }
}

function Nobody() {
  return (
    <section class="section">
      <h2 class="section-head">{t('heard.title')}</h2>
      <p class="mut">
        {t('heard.none')} <a href="/surveys">{t('heard.begin')}</a>
      </p>
    </section>
  )
}

interface MixProps {
  data: Heard
  question: HeardQuestion
  /** Which question it is, where there are several. */
  select: preact.ComponentChildren
}

function Mix({ data, question, select }: MixProps) {
  const { journey, range } = useJourney()
  const { n, sources, isShuffled } = question
  const title = t('heard.title')
  if (n < data.least) {
    return (
      <section class="section">
        <h2 class="section-head">{title}</h2>
        {select}
        <p class="mut">{t('heard.few', { n, least: count(data.least) })}</p>
      </section>
    )
  }
  return (
    <FiguresCard
      title={title}
      summary={summaryOf(question, data.cutAt)}
      file={{
        name: t('file.name', { journey: `${journey.id}-heard`, ...range }),
        records: () => sources.map((one) => record(question, one)),
      }}
      numbers={sources.map((one) => numbersOf(one, n))}
    >
      {select}
      <Table
        caption={title}
        rows={sources.map((one) => ({ ...one, id: one.code }))}
        columns={[
          { name: t('heard.source'), cell: nameOf },
          { name: t('heard.answers'), end: true, cell: (one) => count(one.n) },
          { name: t('heard.share'), cell: (one) => shareCell(one, n < FEW_BELOW) },
        ]}
      />
      <p class="mut">
        {t('heard.told')} {t(isShuffled ? 'heard.shuffled' : 'heard.fixed')}
      </p>
      <Others question={question} />
    </FiguresCard>
  )
}

function summaryOf({ n, sources }: HeardQuestion, cutAt: number | null): string {
  const [most] = sources.toSorted((a, b) => b.n - a.n)
  const named = most?.interval
    ? t('heard.most', {
        n,
        source: nameOf(most),
        share: percent(most.n / n),
        interval: percentInterval(most.interval),
      })
    : ''
  return cutAt === null ? named : `${named} ${t('heard.cut', { n: cutAt })}`
}

function nameOf({ name, code }: Source): string {
  return name ?? code
}

function shareCell({ share, interval }: Source, few: boolean) {
  if (share === null || interval === null) return '–'
  return (
    <>
      <IntervalBar share={share} interval={interval} few={few} tone="plain" />
      {percent(share)}
      <span class="figures-note">{percentInterval(interval)}</span>
    </>
  )
}

/** What those wrote who chose `other`. */
function Others({ question: { sources, others } }: { question: HeardQuestion }) {
  const other = sources.find(({ code }) => code === OTHER)
  if (!other || others.length === 0) return null
  return (
    <>
      <h3 class="figures-part">{t('heard.others', { source: nameOf(other) })}</h3>
      <ul>
        {/* One may say the same as another: each is known by its place. */}
        {Array.from(others.entries(), ([index, { day, lang, text }]) => (
          <li key={index}>
            <q lang={lang} dir="auto">
              {text}
            </q>{' '}
            <span class="mut">{fullDay(day)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function numbersOf(source: Source, all: number): string {
  const { n, interval } = source
  const told = interval ? `; Wilson 95 %: ${percentInterval(interval)}` : ''
  return `${nameOf(source)}: ${n} / ${all} = ${percent(n / all)}${told}`
}

function record({ survey }: HeardQuestion, { code, name, n, share, interval }: Source) {
  const [low, high] = interval ?? [null, null]
  return { survey, source: code, name, answers: n, share, low, high } satisfies Record<string, Cell>
}
