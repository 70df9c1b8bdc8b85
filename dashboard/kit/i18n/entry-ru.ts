import { passkey } from './ru/passkey.ts'
import { setUp } from './ru/set-up.ts'
import { signIn } from './ru/sign-in.ts'

/** The words of coming in. */
export const entryRu = { ...signIn, ...setUp, ...passkey }
