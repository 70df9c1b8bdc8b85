import { readEcdsaSignature } from './ecdsa-signature.ts'

/*
 * Stands in for the packages of `@peculiar` in the Worker's bundle (`[alias]` in wrangler.toml).
 * Passkeys are taken without an attestation (see `verifyCreated`), so no certificate is ever read; all
 * that the library still needs of them is the reading of a signature. 70 KB of gzip stay away. Whoever wants attestations takes the aliases out again.
 */

function NoCertificates(): never {
  throw new Error('Attestations are not verified here')
}

/** What the library names as the shape of a signature. */
export const ECDSASigValue = 'ECDSA signature'

export const AsnParser = {
  /** Reads a signature; everything else that this parser is asked for belongs to certificates. */
  parse(data: ArrayBuffer | Uint8Array, shape: unknown) {
    if (shape !== ECDSASigValue) return NoCertificates()
    return readEcdsaSignature(data instanceof Uint8Array ? data : new Uint8Array(data))
  },
}

export {
  NoCertificates as AuthorityKeyIdentifierExtension,
  NoCertificates as BasicConstraints,
  NoCertificates as CRLDistributionPointsExtension,
  NoCertificates as Certificate,
  NoCertificates as ECParameters,
  NoCertificates as ExtendedKeyUsage,
  NoCertificates as KeyDescription,
  NoCertificates as OctetString,
  NoCertificates as RSAPublicKey,
  NoCertificates as SubjectAlternativeName,
  NoCertificates as SubjectKeyIdentifierExtension,
  NoCertificates as X509Certificate,
  NoCertificates as X509ChainBuilder,
  NoCertificates as X509Crl,
  NoCertificates as verifyAttestationAndroidKey,
  NoCertificates as verifyAttestationAndroidSafetyNet,
  NoCertificates as verifyAttestationApple,
  NoCertificates as verifyAttestationFIDOU2F,
  NoCertificates as verifyAttestationPacked,
  NoCertificates as verifyAttestationTPM,
}

const none = ''

/* Object identifiers that only certificates carry. */
export {
  none as id_ce_basicConstraints,
  none as id_ce_extKeyUsage,
  none as id_ce_keyDescription,
  none as id_ce_subjectAltName,
  none as id_ecPublicKey,
  none as id_ecdsaWithSHA256,
  none as id_ecdsaWithSHA384,
  none as id_ecdsaWithSHA512,
  none as id_ml_dsa_44,
  none as id_ml_dsa_65,
  none as id_ml_dsa_87,
  none as id_rsaEncryption,
  none as id_secp256r1,
  none as id_secp384r1,
  none as id_sha1WithRSAEncryption,
  none as id_sha256WithRSAEncryption,
  none as id_sha384WithRSAEncryption,
  none as id_sha512WithRSAEncryption,
}

/* Roots of trust: nothing here is trusted for its maker. */
export {
  none as Apple_WebAuthn_Root_CA,
  none as GlobalSign_Root_CA,
  none as GlobalSign_Root_CA_R3,
  none as GlobalSign_Root_R46,
  none as Google_Hardware_Attestation_Root_1,
  none as Google_Hardware_Attestation_Root_2,
  none as Google_Hardware_Attestation_Root_3,
  none as Google_Hardware_Attestation_Root_4,
}
