import { outbox, sends } from '#worker/db/schema/act/outbox.ts'
import { holds, suspicions } from '#worker/db/schema/site/collected.ts'
import { imports } from '#worker/db/schema/site/imports.ts'
import { env } from 'cloudflare:workers'
import type { KeyScope, Role } from '#contract/rights.ts'
import { TOPICS } from '#contract/outbox/words.ts'
import type { Channel } from '#contract/words.ts'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { createInvitation } from '#worker/db/accounts/links.ts'
import { createKey } from '#worker/db/site/keys.ts'
import { createSigningKey } from '#worker/db/site/signing-keys.ts'
import { createSession } from '#worker/db/accounts/sessions.ts'
import { admitGuest, createShare } from '#worker/db/site/shares.ts'
import {
  actingDb,
  actingDirectory,
  openDirectory,
  type ActingDb,
  type ActingDirectory,
} from '#worker/db/connect.ts'
import { beginErasure } from '#worker/db/privacy/erasures.ts'
import { readPublished } from '#worker/db/journey/drafts/document.ts'
import { findDraft, storeEdits } from '#worker/db/journey/drafts/drafts.ts'
import { publishDraft } from '#worker/db/journey/drafts/publish.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { createEndpoints, type MadeEndpoint } from '#worker/db/outbox/endpoints.ts'
import { createCode, reserveCode } from '#worker/db/channels/codes.ts'
import { grantAsks } from '#worker/db/channels/recipients/grant.ts'
import { createList, findList } from '#worker/db/channels/recipients/lists.ts'
import { findRecipient, optOut } from '#worker/db/channels/recipients/people.ts'
import { beginSurvey } from '#worker/db/surveys/drafts.ts'
import { makeCode } from '#worker/domain/channels/code.ts'
import { usualQuestion } from '#worker/domain/surveys/usual.ts'
import { formatKey } from '#worker/secrets/key-format.ts'
import { passkeys } from '#worker/db/schema/directory/people.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { makePerson } from './calls.ts'
import { makeSite, makeSurvey, type TestSite } from './site-factory.ts'

const DAY_MS = 86_400_000

/** Puts rows straight into the database, so that a test can have any number of them at once. */
export function asSystem(site: TestSite): ActingDb {
  return actingDb(site.own, site.db.siteId, systemStamp())
}

/** The same for what the directory holds of the site. */
export function inDirectory(site: TestSite): ActingDirectory {
  return actingDirectory(site.own, site.db.siteId, systemStamp())
}

function systemStamp() {
  return { kind: 'system', id: 'test', name: 'test', now: Date.now() } as const
}

/** A site with a map, a live survey, and a journey that no other site has. */
export async function makeTenant(): Promise<TestSite> {
  const site = await makeSite()
  await makeSurvey(site)
  await createJourney(site.db, {
    id: journeyOf(site),
    name: 'Returns',
    kind: 'customer',
    stages: [
      {
        id: 'return',
        name: 'Return',
        frameDays: null,
        touchpoints: [{ id: 'label', name: 'Label', channels: ['web'], actions: [] }],
      },
    ],
  })
  return site
}

/** The journey of a tenant that no other site has. */
export function journeyOf(site: TestSite): string {
  return `returns-${site.db.siteId}`
}

/** Opens a session for an account. @returns the name of the session, and the cookie's header */
export async function openSession(site: TestSite, userId: string) {
  const token = newToken()
  const now = Date.now()
  const id = newId()
  const session = {
    tokenHash: await hashToken(token),
    id,
    userId,
    siteId: site.db.siteId,
    way: 'link' as const,
    device: 'Firefox, Linux',
    createdAt: now,
    expiresAt: now + DAY_MS,
    factorAt: now,
  }
  await createSession(openDirectory(env.DB), session, { db: null, replaces: '' })
  return { id, userId, headers: { cookie: `__Host-wf_session=${token}` } }
}

/** A member of the site, signed in. */
export async function makeMember(site: TestSite, role: Role, comments = false) {
  const user = await makePerson(site, { role, comments })
  return await openSession(site, user.id)
}

/** A secret key of the site. */
export async function makeSecretKey(site: TestSite, scopes: KeyScope[]) {
  const plain = formatKey('secret', crypto.getRandomValues(new Uint8Array(32)))
  const lookup = await hashToken(plain)
  const id = newId()
  const key = { id, lookup, last4: plain.slice(-4), name: 'Key', scopes, expiresAt: null }
  await createKey(inDirectory(site), { ...key, kind: 'secret' })
  return { id, plain, headers: { authorization: `Bearer ${plain}` } }
}

/** A share link of the site, and a guest who opened it. */
export async function makeShare(
  site: TestSite,
  {
    comments = false,
    journeys = ['shopping', journeyOf(site)],
    expiresAt = Date.now() + DAY_MS,
  } = {},
) {
  const slug = newToken().slice(0, 43)
  const id = newId()
  const share = {
    id,
    slugHash: await hashToken(slug),
    name: 'Board',
    journeys,
    comments,
    expiresAt,
  }
  await createShare(inDirectory(site), share)
  const token = newToken()
  const guest = { tokenHash: await hashToken(token), shareId: id, expiresAt, openedAt: 0 }
  await admitGuest(inDirectory(site), guest)
  return { id, slug, headers: { cookie: `__Host-wf_guest=${token}` } }
}

/** An invitation to the site. @returns its name */
export async function makeInvitation(site: TestSite): Promise<string> {
  const id = newId()
  await createInvitation(inDirectory(site), {
    id,
    tokenHash: await hashToken(newToken()),
    email: `${id}@people.example`,
    role: 'viewer',
    comments: false,
    expiresAt: Date.now() + DAY_MS,
    proves: false,
  })
  return id
}

/** A signing key of the site. @returns its name */
export async function makeSigningKey(site: TestSite): Promise<string> {
  return (await createSigningKey(asSystem(site), newId())).id
}

/** A passkey of an account, as stored; nobody holds its private half. @returns its id */
export async function makePasskey(userId: string): Promise<string> {
  const id = newId()
  await openDirectory(env.DB)
    .orm.insert(passkeys)
    .values({
      id,
      userId,
      publicKey: new Uint8Array([1]),
      counter: 0,
      transports: [],
      backedUp: false,
      name: 'Laptop',
      createdAt: Date.now(),
    })
  return id
}

/** An erasure of the site that has only begun. @returns its name */
export async function makeErasure(site: TestSite): Promise<string> {
  const id = newId()
  await beginErasure(asSystem(site), { id, kind: 'order', subject: 'ZS-1001' })
  return id
}

/** A source that looks unlike the rest of the checkout. @returns its code */
export async function makeSuspicion({ db }: TestSite): Promise<string> {
  const source = crypto.randomUUID().replaceAll('-', '').slice(0, 16)
  const found = { firstAt: 1, lastAt: 2, answers: 90, total: 100, shown: 0, quick: 90, foundAt: 3 }
  await db.orm.insert(suspicions).values({
    ...found,
    siteId: db.siteId,
    touchpointId: 'checkout',
    source,
    journeyId: 'shopping',
    stageId: 'purchase',
    state: 'open',
  })
  return source
}

/** A hold that keeps out nothing, under a number that no other site has. @returns the number */
export async function makeHold({ db }: TestSite): Promise<string> {
  const id = 1 + Math.floor(Math.random() * 9e8)
  const none = { answers: 0, events: 0 }
  await db.orm.insert(holds).values({ siteId: db.siteId, id, kind: 'span', madeAt: 1, ...none })
  return String(id)
}

/** An import that is running, of a file that has not come yet. @returns its number */
export async function makeImport({ db }: TestSite): Promise<string> {
  const id = 1 + Math.floor(Math.random() * 9e8)
  const made = { madeBy: 'nobody', madeByName: 'Nobody', madeAt: 1 }
  await db.orm.insert(imports).values({ siteId: db.siteId, id, state: 'running', ...made })
  return String(id)
}

/** A map that has been changed, published and changed again. */
export async function makeDraft(site: TestSite): Promise<void> {
  const db = asSystem(site)
  for (const name of ['Once', 'Twice']) {
    const before = await readPublished(db, 'shopping')
    if (!before) throw new Error('The site has no journey')
    const document = { ...before.document, name }
    const seq = (await findDraft(db, 'shopping'))?.seq ?? 0
    const step = { do: 'set' as const, part: 'shopping', field: 'name' }
    const edits = [{ ...step, id: crypto.randomUUID(), value: name, was: before.document.name }]
    const { version } = before
    await storeEdits(db, { journeyId: 'shopping', document, edits, seq, version })
    if (name === 'Once')
      await publishDraft(db, { before, document, seq: seq + 1, day: '2026-11-20', told: { name } })
  }
}

/** A survey that was never published, under an id that no other site has. @returns the id */
export async function makeSurveyDraft(site: TestSite): Promise<string> {
  const id = `q-${crypto.randomUUID()}`
  const definition = usualQuestion('csat5', 'usual')
  const draft = { name: 'Checkout', names: {}, touchpoint: 'checkout', definition, plan: {} }
  const survey = {
    id,
    touchpoint: 'checkout',
    name: 'Checkout',
    names: {},
    scale: 'csat5',
  } as const
  await beginSurvey(asSystem(site), { ...survey, draft: draft as unknown as LooseSurvey })
  return id
}

/** A message that was enqueued and tried out once, at an endpoint that is gone. */
export async function makeSent({ db }: TestSite): Promise<void> {
  const message = { endpointId: 'gone', topic: 'answer.created', subject: 'a' } as const
  const { siteId } = db
  await db.orm.insert(outbox).values({ ...message, siteId, id: 'msg_1', madeAt: 1, dueAt: 1 })
  const tried = { at: 1, attempt: 1, outcome: 'refused', status: 500, ms: 1, reply: 'no' } as const
  await db.orm.insert(sends).values({ ...message, ...tried, siteId, id: 's', message: 'msg_1' })
}

/** A short code of the checkout's survey. @returns the code */
export async function makeShortCode(
  site: TestSite,
  {
    survey = 'checkout-csat',
    channel = 'print',
    name = 'Till 2, Warsaw',
  }: { survey?: string; channel?: Channel; name?: string } = {},
): Promise<string> {
  const code = makeCode(crypto.getRandomValues(new Uint8Array(8)))
  await reserveCode(site.own, code)
  const kiosk = { reset: 5, idle: 45 }
  await createCode(asSystem(site), { code, surveyId: survey, channel, name, kiosk })
  return code
}

/** A webhook of the site to a receiver of its own, told of everything. @returns its id */
export async function makeEndpoint(
  site: TestSite,
  overrides: Partial<MadeEndpoint> = {},
): Promise<string> {
  const id = newId()
  const settings = { people: false, comments: false, lang: 'en' as const }
  const made = { id, kind: 'webhook' as const, name: 'Shop', sealed: null, topics: [...TOPICS] }
  const url = `https://outside.example/${id}`
  await createEndpoints(asSystem(site), [{ ...made, url, settings, ...overrides }])
  return id
}

/** A list of recipients of the checkout's survey, with nobody in it. @returns its code */
export async function makeRecipientList(
  site: TestSite,
  {
    survey = 'checkout-csat',
    channel = 'email',
    days = 30,
  }: { survey?: string; channel?: 'email' | 'sms'; days?: number } = {},
): Promise<string> {
  const code = makeCode(crypto.getRandomValues(new Uint8Array(8)))
  await reserveCode(site.own, code)
  const endsAt = Date.now() + days * DAY_MS
  await createList(asSystem(site), { code, surveyId: survey, channel, name: 'November', endsAt })
  return code
}

/** A list with one recipient, who has opted out. */
export async function makeRecipient(site: TestSite): Promise<void> {
  const list = await findList(site.db, await makeRecipientList(site))
  if (!list) throw new Error('The list is not there')
  const basis = { basis: 'consent' as const, basisOn: null, basisFrom: null }
  const person = { line: 1, person: 'em1_a', also: null, orderRef: null, lang: null, segment: null }
  const db = asSystem(site)
  const { now } = db.actor
  const asked = { kind: 'csat' as const, budget: null, now, list, day: '2026-11-20' }
  const lines = { first: 1, last: 1 }
  await grantAsks(db, [{ ...person, ...basis, who: ['w'] }], { ...asked, lines })
  const found = await findRecipient(site.db, { list: list.code, line: 1 })
  if (!found) throw new Error('The recipient was not asked')
  await optOut(site.db, found, now)
}
