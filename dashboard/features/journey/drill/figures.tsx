import type { ComponentChildren } from 'preact'
import type { Curve } from '#contract/journey.ts'
import { HIDDEN_BELOW, KIND_FACTS } from '#contract/words.ts'
import { SentimentValue } from '#dashboard/features/journey/headline.tsx'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import {
  decimal,
  percent,
  percentInterval,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { type CurveNode, drawnValue } from '#dashboard/kit/sentiment/sentiment.ts'
import { answerCount } from '#dashboard/features/journey/answers/answer-count.ts'

/** The figures of a stage or a touchpoint. */
export function Figures({ node, kind }: { node: CurveNode; kind: Curve['kind'] }) {
  const { journey } = useJourney()
  const value = drawnValue(node)
  const { previous, metric } = node
  const change = previous?.change ?? null
  return (
    <>
      {node.state === 'hidden' && <TooFew />}
      <dl class="figures">
        {value !== null && (
          <Figure
            name={valueName(node, kind)}
            detail={node.interval && signedInterval(node.interval)}
          >
            <SentimentValue sentiment={value} />
          </Figure>
        )}
        {node.state === 'few' && node.sentiment !== null && (
          <Figure name={t('figure.raw')} detail={null}>
            {signed(node.sentiment)}
          </Figure>
        )}
        {metric && kind !== 'mixed' && !isNet(kind) && (
          <Figure name={t(`kind.${kind}`)} detail={metricText(metric).interval}>
            {metricText(metric).value}
          </Figure>
        )}
        <Figure
          name={t('figure.answers')}
          detail={
            node.responseRate === null ? null : askedShare(node.responseRate, node.rateInterval)
          }
        >
          {answerCount(node, journey.kind)}
        </Figure>
        {change && (
          <Figure name={t('figure.change')} detail={signedInterval(change.interval)}>
            {signed(change.difference)}
          </Figure>
        )}
        {node.agreement !== null && (
          <Figure name={t('figure.agreement')} detail={t(agreementKey(node.agreement))}>
            {decimal(node.agreement)}
          </Figure>
        )}
      </dl>
    </>
  )
}

/** Why a value is missing; for those who may read each answer, that others may not. */
function TooFew() {
  const n = HIDDEN_BELOW[useJourney().journey.kind]
  const key = asGuest.value ? 'figure.hidden' : 'figure.hiddenMember'
  return <p class="few-notice">{t(key, { n })}</p>
}

function valueName({ state }: CurveNode, kind: Curve['kind']): string {
  if (state === 'few') return t('figure.shrunk')
  return isNet(kind) ? t(`kind.${kind}`) : t('figure.sentiment')
}

/** How many of those who were asked answered; where displays are sampled, between which shares. */
function askedShare(rate: number, interval: CurveNode['rateInterval']): string {
  const share = interval ? percentInterval(interval) : percent(rate)
  return t('lane.asked', { share })
}

/** In the middle, answers are spread evenly over the scale: neither one mind nor two camps. */
const ONE_MIND = 0.5

function agreementKey(agreement: number) {
  if (agreement < 0) return 'figure.split'
  return agreement < ONE_MIND ? 'figure.spread' : 'figure.alike'
}

interface FigureProps {
  name: string
  detail: string | null
  children: ComponentChildren
}

function Figure({ name, detail, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {detail && <dd class="figure-detail">{detail}</dd>}
    </div>
  )
}

type Metric = NonNullable<CurveNode['metric']>

/** Kinds that are read as a balance of good and bad: their sentiment is their own figure. */
function isNet(kind: Curve['kind']): boolean {
  return kind !== 'mixed' && KIND_FACTS[kind].figure === 'net'
}

/** The instrument's own figure beside the sentiment: a share of good answers. */
function metricText({ value, interval }: Metric) {
  return {
    value: percent(value),
    interval: percentInterval(interval),
  }
}
