/**
 * Stands in for `@peculiar/x509` in the Worker's bundle (`[alias]` in wrangler.toml): passkeys are
 * taken without an attestation (see `verifyCreated`), so no chain of certificates is ever read, and a
 * sixth of the Worker stays away. Whoever wants attestations takes the alias out again.
 */
function NoCertificates(): never {
  throw new Error('Attestations are not verified here')
}

export {
  NoCertificates as AuthorityKeyIdentifierExtension,
  NoCertificates as CRLDistributionPointsExtension,
  NoCertificates as SubjectKeyIdentifierExtension,
  NoCertificates as X509Certificate,
  NoCertificates as X509ChainBuilder,
  NoCertificates as X509Crl,
}
