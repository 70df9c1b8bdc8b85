/** Names that are written otherwise than with one capital letter. */
const CARRIERS: Partial<Record<string, string>> = {
  inpost: 'InPost',
  dhl: 'DHL',
  dpd: 'DPD',
  ups: 'UPS',
  gls: 'GLS',
  usps: 'USPS',
  fedex: 'FedEx',
}

/** A carrier as people write it; '' for none. @param carrier in lower case */
export function carrierLabel(carrier: string): string {
  return CARRIERS[carrier] ?? carrier.charAt(0).toUpperCase() + carrier.slice(1)
}
