import type { Context } from 'hono'
import type { PageQuery } from '#contract/channels/codes.ts'
import { findCode, findCodeSite, type Code } from '#worker/db/channels/codes.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import { siteDb } from '#worker/db/connect.ts'
import { readCode } from '#worker/domain/channels/code.ts'
import { hostedQuestion, type HostedQuestion } from '#worker/domain/channels/hosted-config.ts'
import { askingLanguages, speechIn } from '#worker/domain/collect/widget-language.ts'
import { localDay } from '#worker/domain/days.ts'
import { isAskedOn } from '#worker/domain/surveys/asked-on.ts'
import { cachedCollector } from '#worker/http/collector-cache.ts'
import { directoryOf } from '#worker/http/directory.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitGuesses } from '#worker/http/limits.ts'

/** How long a code that nobody has is not looked for again. */
const UNKNOWN_MS = 5000
const MOST_UNKNOWN = 500
const unknown = new Map<string, number>()

/** What a code leads to just now. */
export type OpenCode =
  | { is: 'unknown' | 'over' | 'paused'; speech: Pick<HostedQuestion, 'lang' | 'dir'> }
  | { is: 'open'; code: Code; site: Collector; question: HostedQuestion }

/**
 * What the code of the path leads to. Reads only: a mail program's look must leave nothing behind.
 * @throws AppError `too_many` once an address has asked for too many that nobody has
 */
export async function openCode(c: Context<AppEnv>, { lang }: PageQuery): Promise<OpenCode> {
  const accepted = c.req.header('accept-language') ?? null
  const speech = (own: string) => speechIn(askingLanguages(lang, accepted, own)[0], own)
  const now = Date.now()
  const found = await lookFor(c, readCode(c.req.param('code') ?? ''), now)
  if (!found) {
    await limitGuesses(c)
    return { is: 'unknown', speech: speech('en') }
  }
  const { code, key } = found
  const knows = (site: Collector) => site.surveys.get(code.surveyId)?.state === 'live'
  const site = key ? await cachedCollector(c.env.DB, { key, now, knows, isRead: true }) : null
  if (code.endedAt !== null || !site) return { is: 'over', speech: speech(site?.language ?? 'en') }
  const survey = site.surveys.get(code.surveyId)
  const isAsked = survey && isAskedOn(survey.plan, localDay(now, site.timezone))
  const wishes = askingLanguages(lang, accepted, site.language)
  const question = isAsked ? hostedQuestion(site, { survey, channel: code.channel }, wishes) : null
  if (!question) return { is: 'paused', speech: speech(site.language) }
  return { is: 'open', code, site, question }
}

async function lookFor(
  c: Context<AppEnv>,
  code: string | null,
  now: number,
): Promise<{ code: Code; key: string | null } | null> {
  if (code === null || now - (unknown.get(code) ?? -UNKNOWN_MS) < UNKNOWN_MS) return null
  const directory = directoryOf(c)
  const home = await findCodeSite(directory, code, now)
  const row = home ? await findCode(siteDb(directory, home.siteId), code) : null
  if (home && row) return { code: row, key: home.key }
  const [oldest] = unknown.keys()
  if (unknown.size >= MOST_UNKNOWN && oldest !== undefined) unknown.delete(oldest)
  unknown.set(code, now)
  return null
}

/** Forgets that nobody had a code, once somebody does. */
export function nowKnown(code: string): void {
  unknown.delete(code)
}
