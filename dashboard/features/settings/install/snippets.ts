/** Where a shop may run, in the order of the tabs. */
export const PLATFORMS = ['html', 'gtm', 'shopify', 'woo', 'react'] as const
export type Platform = (typeof PLATFORMS)[number]

/** Names of products, which are the same in every language. */
export const PLATFORM_NAMES: Record<Platform, string> = {
  html: 'HTML',
  gtm: 'Google Tag Manager',
  shopify: 'Shopify',
  woo: 'WooCommerce',
  react: 'React',
}

interface Source {
  /** Origin of this deployment. */
  origin: string
  /** Publishable key. */
  key: string
}

/** What a developer pastes, for each kind of shop. */
export function snippets(source: Source): Record<Platform, string> {
  const tag = plainTag(source)
  return {
    html: tag,
    gtm: tagManager(source),
    shopify: tag,
    woo: wordPress(tag),
    react: react(source),
  }
}

function plainTag({ origin, key }: Source): string {
  return `<script async src="${origin}/w.js" data-site="${key}"></script>`
}

/** Tag Manager makes scripts anew and forgets their data attributes on the way. */
function tagManager(source: Source): string {
  return `<script>
  (function () {
${makeTag(source, 'var', '    ')}
  })()
</script>`
}

function wordPress(tag: string): string {
  return `add_action('wp_head', function () { ?>
  ${tag}
<?php });`
}

function react(source: Source): string {
  return `import { useEffect } from 'react'

export function Wayfelt() {
  useEffect(() => {
${makeTag(source, 'const', '    ')}
  }, [])
  return null
}`
}

/** A second copy of the tag changes nothing, so nobody has to look for the first. */
function makeTag({ origin, key }: Source, keyword: 'var' | 'const', indent: string): string {
  return [
    `${keyword} tag = document.createElement('script')`,
    'tag.async = true',
    `tag.src = '${origin}/w.js'`,
    `tag.dataset.site = '${key}'`,
    'document.head.appendChild(tag)',
  ]
    .map((line) => indent + line)
    .join('\n')
}

/** What tells the widget that something happened, wherever it stands in the page. */
export const TRACK_SNIPPET = `<script>
  if (typeof wayfelt != 'function') window.wayfelt = function () { (wayfelt.q = wayfelt.q || []).push(arguments) }
  wayfelt('track', 'order_confirmed', { total: 129 })
</script>`

/** Directives that a shop's content security policy needs, by their names. */
export function policyLines(origin: string): Record<'script-src' | 'connect-src', string> {
  return { 'script-src': `script-src ${origin};`, 'connect-src': `connect-src ${origin};` }
}

/**
 * Those of the lines that mend what was blocked; all of them where that is not clear.
 * @param detail what the page told: `connect-src https://…, script-src-elem https://…`
 */
export function missingLines(detail: string, origin: string): string[] {
  const lines = Object.entries(policyLines(origin))
  const named = lines.filter(([directive]) => detail.includes(directive))
  return (named.length > 0 ? named : lines).map(([, line]) => line)
}
