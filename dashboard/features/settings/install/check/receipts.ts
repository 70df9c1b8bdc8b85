import type { CheckReceipt } from '#contract/install.ts'

/*
 * Only the answer that began a check holds its link, so this tab keeps it: the reader may look at
 * another page meanwhile, or reload this one.
 */
const STORED = 'wayfelt.check'

interface Kept extends CheckReceipt {
  /** Key of the site that it checks. */
  site: string
}

/** Keeps the link of a check in this tab. */
export function keepReceipt(site: string, receipt: CheckReceipt): void {
  sessionStorage.setItem(STORED, JSON.stringify({ ...receipt, site } satisfies Kept))
}

/** The fragment of the site's check that ends at `until`; null where another tab began it. */
export function keptFragment(site: string, until: number): string | null {
  const text = sessionStorage.getItem(STORED)
  if (text === null) return null
  // Nothing else is ever stored under this name.
  const kept = JSON.parse(text) as Kept
  return kept.site === site && kept.expiresAt === until ? kept.fragment : null
}
