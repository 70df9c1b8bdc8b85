import { passkey } from './en/passkey.ts'
import { setUp } from './en/set-up.ts'
import { signIn } from './en/sign-in.ts'

/** The words of coming in. */
export const entryEn = { ...signIn, ...setUp, ...passkey }
