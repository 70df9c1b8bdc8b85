import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { Refusal } from './run-script.ts'
import { ROOT } from './run-tool.ts'

const LIFETIME_MS = 24 * 3_600_000

/**
 * Makes a one-time link in the deployed database, through wrangler and the account it is signed in
 * with: the way back in for an owner without a passkey.
 * @param email null makes a set-up link, which works only while there is no owner
 * @param now Unix milliseconds
 */
export async function remoteLink(
  address: string,
  email: string | null,
  now: number,
): Promise<string> {
  const { origin } = URL.parse(address) ?? refuseAddress(address)
  const token = newToken()
  const purpose = email === null ? 'set-up' : 'sign-in'
  const condition =
    email === null
      ? "NOT EXISTS (SELECT 1 FROM members WHERE role = 'owner')"
      : `EXISTS (SELECT 1 FROM users WHERE email = ${quote(email)} AND
          (id IN (SELECT user_id FROM members) OR id IN (SELECT user_id FROM passkeys)))`
  const sql = `INSERT INTO links (token_hash, id, purpose, email, created_at, expires_at)
    SELECT ${quote(await hashToken(token))}, ${quote(newId())}, ${quote(purpose)},
      ${email === null ? 'NULL' : quote(email)}, ${now}, ${now + LIFETIME_MS}
    WHERE ${condition} RETURNING id`
  if (!(await execute(sql)).includes('"id"'))
    throw new Refusal(
      email === null
        ? 'This deployment has an owner already: name an account, npm run signin-link -- EMAIL --remote …'
        : `There is no account ${email}: an owner can invite it under Settings › Team.`,
    )
  return `${origin}/${purpose}#${token}`
}

async function execute(sql: string): Promise<string> {
  const wrangler = `${ROOT}/node_modules/.bin/wrangler`
  const parameters = ['d1', 'execute', 'DB', '--remote', '--json', '--command', sql]
  return (await promisify(execFile)(wrangler, parameters, { cwd: ROOT })).stdout
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function refuseAddress(address: string): never {
  throw new Refusal(`"${address}" is not an address: use --remote https://feedback.example.com`)
}
