import type { KioskSettings } from '#contract/channels/codes.ts'
import type { HostedQuestion } from './hosted-config.ts'
import { escapeHtml, scriptJson } from './html.ts'
import { noScriptForm } from './no-script-form.ts'
import { pageWords, type PageWords } from './page-words.ts'

/** A hosted page with its question. */
export interface HostedPage {
  siteName: string
  /** The path of the page, to which its form goes. */
  path: string
  question: HostedQuestion
  /** What is chosen already: a raw score or the code of a choice; null for nothing. */
  chosen: number | string | null
  /** A device that many people use; null for a page of one's own. */
  kiosk: (KioskSettings & { name: string }) | null
  /** What an answer without scripts is known by, so that it is the same one when it is sent twice. */
  answer: { id: string; at: number }
  /** The one whose page it is: what their answer is told apart by, and where they opt out. */
  recipient: { token: string; optOut: string } | null
}

/** What the page's script is told. */
export interface HostedFacts {
  survey: string
  chosen: number | string | null
  kiosk: HostedPage['kiosk']
  token?: string
  configs: Record<string, unknown>
}

/**
 * The HTML of a hosted page: the widget draws the question, and where no script runs, a plain form
 * asks it.
 */
export function hostedPage(page: HostedPage): string {
  const { siteName, question, kiosk, chosen, recipient } = page
  const { config, survey, lang, dir } = question
  const facts: HostedFacts = {
    survey: survey.id,
    chosen,
    kiosk,
    ...(recipient ? { token: recipient.token } : {}),
    configs: { [config.site]: config },
  }
  const scripts = `<script type="application/json" id="wayfelt-page">${scriptJson(facts)}</script>
<script defer src="/hosted/page.js"></script>
<script defer src="/w.js" data-site="${escapeHtml(config.site)}" data-lang="${escapeHtml(lang)}"></script>`
  return shell({
    lang,
    dir,
    title: survey.question,
    head: (kiosk ? '<link rel="manifest" href="/hosted/kiosk.webmanifest">\n' : '') + scripts,
    isKiosk: kiosk !== null,
    main: `<h1>${escapeHtml(siteName)}</h1>
<div id="question"></div>
<noscript>${noScriptForm(page)}</noscript>${recipient ? optOutLink(recipient.optOut, lang) : ''}`,
  })
}

function optOutLink(path: string, lang: string): string {
  const href = `${path}?${new URLSearchParams({ lang }).toString()}`
  return `\n<p class="opt-out"><a href="${escapeHtml(href)}">${escapeHtml(pageWords(lang).optOutLink)}</a></p>`
}

/** The HTML of the page on which a recipient says that they are not to be asked any more. */
export function optOutPage(
  path: string,
  { siteName, lang, dir }: Pick<HostedQuestion, 'lang' | 'dir'> & { siteName: string },
): string {
  const words = pageWords(lang)
  const [title, text] = words.optOut
  const href = `${path}?${new URLSearchParams({ lang }).toString()}`
  return shell({
    lang,
    dir,
    title,
    head: '',
    isKiosk: false,
    main: `<p>${escapeHtml(siteName)}</p>
<h1 class="said">${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<form method="post" action="${escapeHtml(href)}">
<button>${escapeHtml(words.optOutLink)}</button>
</form>`,
  })
}

/** The HTML of a page that says something instead of asking. */
export function plainPage(
  say: Exclude<keyof PageWords, 'comment' | 'reasons' | 'optOutLink'> | { text: string },
  { lang, dir }: Pick<HostedQuestion, 'lang' | 'dir'>,
): string {
  const [title, text] = typeof say === 'string' ? pageWords(lang)[say] : [say.text, '']
  return shell({
    lang,
    dir,
    title,
    head: '',
    isKiosk: false,
    main: `<h1 class="said">${escapeHtml(title)}</h1>\n${text ? `<p>${escapeHtml(text)}</p>` : ''}`,
  })
}

interface Shell {
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  /** HTML. */
  head: string
  main: string
  isKiosk: boolean
}

function shell({ lang, dir, title, head, main, isKiosk }: Shell): string {
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}"${isKiosk ? ' class="kiosk"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/dashboard-icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/hosted/page.css">
${head}
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
}
