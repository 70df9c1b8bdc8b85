import type { Context } from 'hono'
import type { PageQuery } from '#contract/channels/codes.ts'
import { findCodeSite } from '#worker/db/channels/codes.ts'
import type { ListRow } from '#worker/db/channels/recipients/lists.ts'
import { findRecipient, type Recipient } from '#worker/db/channels/recipients/people.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import { siteDb, type SiteDb } from '#worker/db/connect.ts'
import { readCode } from '#worker/domain/channels/code.ts'
import { hostedQuestion, type HostedQuestion } from '#worker/domain/channels/hosted-config.ts'
import {
  isSameSignature,
  readLink,
  signatureOf,
  signedText,
} from '#worker/domain/channels/recipients/link.ts'
import { askingLanguages, speechIn } from '#worker/domain/collect/widget-language.ts'
import { localDay } from '#worker/domain/days.ts'
import { isAskedOn } from '#worker/domain/surveys/asked-on.ts'
import { cachedCollector } from '#worker/http/collector-cache.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitGuesses } from '#worker/http/limits.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

type Speech = Pick<HostedQuestion, 'lang' | 'dir'>

/** Whose link it is, whatever it asks by now. */
export interface Known {
  db: SiteDb
  list: ListRow
  recipient: Recipient
  site: Collector | null
  speech: Speech
}

/** What a recipient's link leads to just now. */
export type OpenLink =
  /** Never made, or of somebody who is forgotten by now. */
  | { is: 'unknown' | 'gone'; speech: Speech }
  | ({ is: 'over' | 'paused' | 'answered' } & Known)
  | ({ is: 'open'; site: Collector; question: HostedQuestion } & Omit<Known, 'site'>)

/**
 * What a recipient's link leads to. Reads only. No row of a site is looked for by a link
 * that is not signed.
 * @throws AppError `too_many` once an address has tried too many that were never made
 */
export async function openLink(c: Context<AppEnv>, query: PageQuery): Promise<OpenLink> {
  const accepted = c.req.header('accept-language') ?? null
  const now = Date.now()
  const found = await lookFor(c, now)
  if (!found || found === 'gone') {
    if (!found) await limitGuesses(c)
    const speech = speechIn(askingLanguages(query.lang, accepted, 'en')[0], 'en')
    return { is: found ?? 'unknown', speech }
  }
  const { db, list, recipient, key } = found
  const knows = (one: Collector) => one.surveys.get(list.surveyId)?.state === 'live'
  const site = key ? await cachedCollector(c.env.DB, { key, now, knows, isRead: true }) : null
  const own = site?.language ?? 'en'
  const wishes = askingLanguages(query.lang ?? recipient.lang ?? undefined, accepted, own)
  const known: Known = { db, list, recipient, site, speech: speechIn(wishes[0], own) }
  if (recipient.answeredAt !== null) return { is: 'answered', ...known }
  if (!site || list.endsAt <= now) return { is: 'over', ...known }
  const survey = site.surveys.get(list.surveyId)
  const isAsked = survey && isAskedOn(survey.plan, localDay(now, site.timezone))
  const question = isAsked ? hostedQuestion(site, { survey, channel: list.channel }, wishes) : null
  return question ? { is: 'open', ...known, site, question } : { is: 'paused', ...known }
}

async function lookFor(c: Context<AppEnv>, now: number) {
  const code = readCode(c.req.param('code') ?? '')
  const link = readLink(c.req.param('link') ?? '')
  if (code === null || link === null) return null
  const directory = directoryOf(c)
  const home = await findCodeSite(directory, code, now)
  if (!home) return null
  const { link: sign } = siteHashes(c.env.WAYFELT_SECRET, home.siteId)
  const right = signatureOf(await sign(signedText(code, link.line)))
  if (!isSameSignature(link.signature, right)) return null
  const db = siteDb(directory, home.siteId)
  const found = await findRecipient(db, { list: code, line: link.line })
  return found ? { db, ...found, key: home.key } : 'gone'
}
