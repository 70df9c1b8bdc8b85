import type { Context } from 'hono'
import type { CaseItem } from '#contract/cases/cases.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import { listChoiceNames } from '#worker/db/answers/choice-names.ts'
import { unreadMentions } from '#worker/db/cases/mentions.ts'
import type { ListedCase } from '#worker/db/cases/list.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { textIn } from '#worker/domain/languages.ts'
import { can } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { languagesOf } from '#worker/routes/reader-languages.ts'

/** Cases as their reader may see them: without names of orders for who may not see people. @param unread cases with an unread mention, where they are known */
export async function toItems(
  c: Context<AppEnv>,
  rows: ListedCase[],
  { lang, unread }: { lang: string | undefined; unread?: ReadonlySet<string> },
): Promise<CaseItem[]> {
  const { language } = await ownSite(c.get('own'))
  const reasonsOf = await reasonsIn(c, rows, languagesOf(c, lang, language))
  const mentioned = unread ?? (await unreadMentions(c.get('db'), meOf(c)))
  const [comments, people] = [can(c, 'comments:read'), can(c, 'people:read')]
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    list: row.list,
    priority: PRIORITIES[row.priority] ?? 'normal',
    title: comments ? row.title : '',
    comment: comments ? row.comment : null,
    reasons: reasonsOf(row),
    lang: row.lang,
    scale: row.scale,
    score: row.score,
    sentiment: row.sentiment,
    stage: row.stageId,
    touchpoint: row.touchpointId,
    channel: row.channel === '' ? null : row.channel,
    issue: row.issue === '' ? null : row.issue,
    order: people && row.orderId !== '' ? (row.orderNumber ?? row.orderId) : null,
    carrier: row.carrier,
    owner: row.owner === '' ? null : row.owner,
    ownerName: row.ownerName,
    team: row.team,
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    snoozedUntil: row.snoozedUntil,
    isSecond: row.isSecond === 1,
    isMentioned: mentioned.has(row.id),
    reopened: row.reopened,
    changedAt: row.changedAt,
    seq: row.seq,
  }))
}

/** The reader's own id, as cases name their owner; null for a key. */
export function meOf(c: Context<AppEnv>): string | null {
  const { kind, id } = c.get('actor').stamp
  return kind === 'user' ? id : null
}

/** What the customers ticked, in the reader's words. */
async function reasonsIn(c: Context<AppEnv>, rows: ListedCase[], languages: string[]) {
  const asked = rows.flatMap(({ surveyId, revision, choices }) =>
    surveyId !== null && revision !== null
      ? [{ survey: surveyId, revision, choices: codesOf(choices) }]
      : [],
  )
  const namesOf = await listChoiceNames(c.get('db'), asked)
  return ({ surveyId, revision, choices }: ListedCase): string[] => {
    if (surveyId === null || revision === null) return []
    const survey = { survey: surveyId, revision }
    return codesOf(choices).map((code) => textIn(namesOf(survey, code), languages) ?? code)
  }
}

function codesOf(choices: string | null): string[] {
  // As the schema of an answer let it in.
  return choices === null ? [] : (JSON.parse(choices) as string[])
}
