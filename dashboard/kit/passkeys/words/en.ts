/** What may keep a passkey from working. */
export const words = {
  'passkey.address': 'Passkeys do not work on an IP address. Open this Wayfelt under its name.',
  'passkey.localhost': 'Passkeys do not work on an IP address. Open {link} instead.',
  'passkey.insecure': 'Passkeys need an address that begins with https://.',
  'passkey.browser': 'This browser does not support passkeys. Update it, or use another one.',
  'passkey.cancelled':
    'No passkey was used: you cancelled, or it took too long, or there is none for this address.',
  'passkey.notHere': 'The browser does not allow passkeys on this address.',
  'passkey.exists': 'This device already has a passkey for your account.',
  'passkey.noPin': 'This key cannot check who holds it. Give it a PIN, or use another one.',
  'passkey.failed': 'The browser or the device reported an error. Try again, or use another one.',
  'passkey.tooMany': 'You can have at most 20 passkeys. Remove one first.',
  'passkey.again': 'That did not match, or it took longer than five minutes. Start again.',
} as const
