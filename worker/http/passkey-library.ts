/*
 * What is used of the library for passkeys, in one module: loaded when first needed, since collecting
 * answers never needs it, and without what the library has beside it.
 */
export {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
export { decodeAttestationObject, isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers'
