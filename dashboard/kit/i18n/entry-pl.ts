import { passkey } from './pl/passkey.ts'
import { setUp } from './pl/set-up.ts'
import { signIn } from './pl/sign-in.ts'

/** The words of coming in. */
export const entryPl = { ...signIn, ...setUp, ...passkey }
