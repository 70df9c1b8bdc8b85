import { encodeBase64Url } from './base64url.ts'
import { hmac, siteKey } from './derive.ts'
import { toHex } from './hash.ts'

/** 128 bits are enough to tell two bodies apart. */
const BODY_BYTES = 16
const SOURCE_BYTES = 8

/**
 * The keyed hashes of a site: a reader of the database cannot try out what somebody may have
 * written, and another site has other ones of the same text.
 * @param root `WAYFELT_SECRET`
 */
export function siteHashes(root: string, siteId: number) {
  let bodyKey: Promise<CryptoKey> | null = null
  const bodyMac = async (text: string) =>
    await hmac(await (bodyKey ??= siteKey(root, siteId, 'body')), text)
  const mark = async (text: string) =>
    encodeBase64Url(await hmac(await siteKey(root, siteId, 'person'), text))
  return {
    /** Tells a retry from another answer under the same id: 128 bits, hexadecimal. */
    body: async (text: string): Promise<string> => toHex(await bodyMac(text), BODY_BYTES),
    /** 256 bits that the id of an answer is made from, where its sender's cannot be its key. */
    seed: async (text: string): Promise<Uint8Array> => await bodyMac(text),
    /** What is stored instead of an e-mail address, the same for all its spellings. */
    email: async (address: string): Promise<string> =>
      `em1_${encodeBase64Url(await hmac(await siteKey(root, siteId, 'email'), plainEmail(address)))}`,
    /**
     * A code for the network that something came from, 64 bits, hexadecimal. Another one each day,
     * so that nobody is followed from one day to the next.
     * @param day of the server's clock
     */
    source: async (network: string, day: string): Promise<string> =>
      toHex(await hmac(await siteKey(root, siteId, 'source'), `${day} ${network}`), SOURCE_BYTES),
    /** What is kept of any other text about a person, to know it again. */
    mark,
    /** What is stored instead of a reference that holds the number of a card or a person. */
    pseudonym: async (text: string): Promise<string> =>
      `id1_${await mark(`pseudonym\n${text.trim()}`)}`,
    /** What proves a part of the site's logs, 256 bits, hexadecimal. */
    seal: async (text: string): Promise<string> =>
      toHex(await hmac(await siteKey(root, siteId, 'log'), text)),
    /** Signs a link that is one person's. */
    link: async (text: string): Promise<Uint8Array> =>
      await hmac(await siteKey(root, siteId, 'link'), text),
    /** What stands for something that is to happen once. */
    once: async (text: string): Promise<string> => `once1_${await mark(`once\n${text}`)}`,
  }
}

/** One person's address in one form: in lower case, without the space around it. */
function plainEmail(email: string): string {
  return email.trim().toLowerCase().normalize('NFC')
}
