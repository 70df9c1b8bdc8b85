import type { SiteConfig } from '#contract/collect/config.ts'

/** What the Worker has written into the page; `hostedPage` of worker/domain/channels writes it. */
export interface HostedFacts {
  survey: string
  /** A raw score or the code of a choice that the link has chosen; null for none. */
  chosen: number | string | null
  /** A device that many people use: its name, and when it begins anew, in seconds. */
  kiosk: { name: string; reset: number; idle: number } | null
  /** Whose page it is: goes out with their answer. */
  token?: string
  /** The one config, by the site's key. */
  configs: Record<string, SiteConfig>
}
