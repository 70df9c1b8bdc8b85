import { parseArgs } from 'node:util'
import { emailSchema } from '#contract/accounts/accounts.ts'
import { listAccounts } from '#worker/db/accounts/addresses.ts'
import { withLocalDatabase } from './support/local-database.ts'
import { remoteLink } from './support/remote-link.ts'
import { Refusal, runScript } from './support/run-script.ts'
import { makeOwnersLink, makeSigninLink } from './support/signin-link.ts'

/**
 * Prints a new one-time link: `npm run signin-link [-- EMAIL] [--remote https://…]`. Without an
 * e-mail it lets the owner in, or sets up a deployment that has none yet.
 */
await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: { remote: { type: 'string' } },
    allowPositionals: true,
  })
  const email = positionals[0] === undefined ? null : readEmail(positionals[0])
  if (values.remote !== undefined) {
    console.log(await remoteLink(values.remote, email, Date.now()))
    return
  }
  const base = `http://localhost:${process.env['PORT'] ?? 8787}`
  await withLocalDatabase(async (directory) => {
    if (email === null) {
      console.log(await makeOwnersLink(directory, base, Date.now()))
      return
    }
    if ((await listAccounts(directory, email)).length === 0)
      throw new Refusal(
        `There is no account ${email}: an owner can invite it under Settings › Team.`,
      )
    console.log(await makeSigninLink(directory, { base, email }, Date.now()))
  })
})

function readEmail(text: string): string {
  const email = emailSchema.safeParse(text)
  if (!email.success) throw new Refusal(`"${text}" is not an e-mail address.`)
  return email.data
}
