import type { CheckReceipt } from '#contract/install.ts'

/*
 * Only the answer that began a check holds its link, so this tab keeps it: the reader may look at
 * another page meanwhile, or reload this one.
 */
const STORED = 'wayfelt.check'

interface StoredReceipt extends CheckReceipt {
  /** Key of the site that it checks. */
  site: string
}

/** Keeps the link of a check in this tab. */
export function storeReceipt(site: string, receipt: CheckReceipt): void {
  sessionStorage.setItem(STORED, JSON.stringify({ ...receipt, site } satisfies StoredReceipt))
}

/** The fragment of the site's check that ends at `until`; null where another tab began it. */
export function storedFragment(site: string, until: number): string | null {
  const text = sessionStorage.getItem(STORED)
  if (text === null) return null
  // Nothing else is ever stored under this name.
  const stored = JSON.parse(text) as StoredReceipt
  return stored.site === site && stored.expiresAt === until ? stored.fragment : null
}
