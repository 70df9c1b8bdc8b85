/** What may keep a passkey from working. */
export const words = {
  'passkey.address':
    'Passkeys belong to a name, and this address is a number. Open this Wayfelt under its name.',
  'passkey.localhost':
    'Passkeys belong to a name, and this address is a number. Open {link} instead.',
  'passkey.insecure': 'Passkeys need an address that begins with https://.',
  'passkey.browser': 'This browser knows no passkeys. Use a newer one.',
  'passkey.cancelled':
    'No passkey was used: you cancelled, or it took too long, or there is none for this address.',
  'passkey.notHere': 'The browser allows no passkey for this address.',
  'passkey.exists': 'This device has a passkey of your account already.',
  'passkey.noPin': 'This key cannot check who holds it. Give it a PIN, or use another one.',
  'passkey.failed': 'The browser or the device could not do it. Try again, or use another one.',
  'passkey.tooMany': 'Nobody may have more than 20 passkeys. Remove one first.',
  'passkey.again': 'That did not match, or it took longer than five minutes. Begin again.',
} as const
