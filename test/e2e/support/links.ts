import { inject, type ProvidedContext } from 'vitest'

let taken = 0

/** The next unused sign-in link of a test file. Each works once. */
export function takeLink(file: keyof ProvidedContext['linksOf']): string {
  const link = inject('linksOf')[file][taken++]
  if (!link) throw new Error(`${file} has used up its sign-in links`)
  return link
}
