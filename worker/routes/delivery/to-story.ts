import type { Context } from 'hono'
import type { OrderStory, Parcel } from '#contract/cases/story.ts'
import { listChoiceNames } from '#worker/db/answers/choice-names.ts'
import { toAnswer } from '#worker/db/answers/pages.ts'
import type { StoredStory } from '#worker/db/delivery/order-story.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { textIn } from '#worker/domain/languages.ts'
import { can } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { languagesOf } from '#worker/routes/reader-languages.ts'

/** An order's story as its reader may see it: nothing that tells who it was, without that right. */
export async function toStory(
  c: Context<AppEnv>,
  { id, order, parcels, issues, answers, cases }: StoredStory,
  lang: string | undefined,
): Promise<OrderStory> {
  const { language, timezone } = await ownSite(c.get('own'))
  const languages = languagesOf(c, lang, language)
  const told = answers.map((row) => toAnswer(row))
  const namesOf = await listChoiceNames(c.get('db'), told)
  const [comments, people] = [can(c, 'comments:read'), can(c, 'people:read')]
  return {
    id: people ? id : '',
    number: people ? (order?.number ?? id) : '',
    state: order?.state ?? 'open',
    placedAt: order?.placedAt ?? null,
    valueMinor: order?.valueMinor ?? null,
    currency: order?.currency ?? null,
    country: order?.country ?? null,
    promised: order?.promised ?? null,
    promises: order?.promises ?? [],
    refundedAt: order?.refundedAt ?? null,
    replaces: people ? (order?.replaces ?? null) : null,
    parcels: parcels.map((parcel) => toParcel(parcel, people)),
    issues: issues.map((issue) => ({
      id: issue.id,
      type: issue.type,
      carrier: issue.carrier,
      code: people ? codeOf(issue.code) : null,
      openedAt: issue.openedAt,
      seenAt: issue.seenAt,
      saidAt: issue.saidAt,
      confirmedAt: issue.confirmedAt,
      fault: issue.fault,
      days: issue.days,
      closedAt: issue.closedAt,
      answers: issue.answers,
    })),
    answers: told.map((answer) => ({
      id: answer.id,
      at: answer.answeredAt,
      touchpoint: answer.touchpoint,
      channel: answer.channel,
      scale: answer.scale,
      score: answer.score,
      sentiment: answer.sentiment,
      reasons: answer.choices.map((code) => textIn(namesOf(answer, code), languages) ?? code),
      comment: comments ? answer.comment : null,
    })),
    cases,
    timezone,
  }
}

function toParcel(
  {
    carrier,
    code,
    status,
    statusAt,
    deliveredAt,
    estimate,
    url,
    events,
  }: StoredStory['parcels'][number],
  people: boolean,
): Parcel {
  return {
    carrier,
    code: people ? codeOf(code) : null,
    status,
    statusAt,
    deliveredAt,
    estimate,
    // The address holds the code.
    url: people ? url : null,
    events: events
      .map(({ t, c, s, i, p }) => ({
        at: t,
        code: c,
        status: s ?? null,
        issue: i ?? null,
        place: people ? (p ?? null) : null,
      }))
      .toSorted((a, b) => a.at - b.at),
  }
}

/** A tracking code; what stands for one that is not known yet is none. */
function codeOf(code: string): string | null {
  return code === '' || code.startsWith('~') ? null : code
}
