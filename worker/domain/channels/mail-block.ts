import type { MailBlock } from '#contract/channels/codes.ts'
import { CHOICE_KINDS } from '#contract/words.ts'
import { stepsOf, type Step } from './answer-steps.ts'
import type { HostedQuestion } from './hosted-config.ts'
import { escapeHtml } from './html.ts'
import { pageWords } from './page-words.ts'

/** What is put into a mail or a message. Colours and sizes stand in each cell: mail programs keep those. */
export function mailBlock(question: HostedQuestion, link: string): MailBlock {
  const { survey, strings, lang } = question
  const steps = stepsOf(survey, strings)
  return {
    lang,
    question: survey.question,
    html: htmlOf(question, steps.length > 0 ? steps : [{ value: '', label: strings.send }], link),
    text: [
      survey.question,
      '',
      ...(steps.length > 0
        ? steps.map((step) => `${step.label}: ${linkOf(step, question, link)}`)
        : [linkOf(null, question, link)]),
      '',
    ].join('\n'),
    sms: `${survey.question} ${link}`,
  }
}

/** The same for a mailer that fills in, for each recipient, what stands in the columns of their file. */
export function recipientBlock(question: HostedQuestion): MailBlock {
  const { lang, dir } = question
  const block = mailBlock(question, '{{link}}')
  const { optOutLink } = pageWords(lang)
  const html = `<p lang="${escapeHtml(lang)}" dir="${dir}" style="${FONT};font-size:12px;line-height:18px;margin:12px 0 0"><a href="{{opt_out}}" style="color:#6b665e">${escapeHtml(optOutLink)}</a></p>`
  return {
    ...block,
    html: `${block.html}\n${html}`,
    text: `${block.text}\n${optOutLink}: {{opt_out}}\n`,
  }
}

/** A link that chooses an answer, in the mail's language; what sends it is Send on the page. */
function linkOf(step: Step | null, { survey, lang }: HostedQuestion, link: string): string {
  const query = new URLSearchParams({ lang })
  if (step && step.value !== '')
    query.set(CHOICE_KINDS.includes(survey.kind) ? 'c' : 's', String(step.value))
  return `${link}?${query.toString()}`
}

const FONT = "font-family:Inter,'Segoe UI',Arial,sans-serif"

function htmlOf(question: HostedQuestion, steps: Step[], link: string): string {
  const { survey, lang, dir } = question
  // Many or long labels stand below each other: mail programs on phones do not wrap cells.
  const isRow = steps.length <= 5 && steps.every(({ label }) => label.length <= 12)
  const cells = steps.map((step) => cell(step, escapeHtml(linkOf(step, question, link))))
  const isNumbers = steps.length > 5 && steps.every(({ label }) => /^\d+/.test(label))
  const rows = isRow
    ? [cells.join('')]
    : isNumbers
      ? [
          steps
            .map((step) =>
              cell(
                { ...step, label: String(step.value) },
                escapeHtml(linkOf(step, question, link)),
              ),
            )
            .join(''),
        ]
      : cells
  const ends = isNumbers ? endsRow(steps) : ''
  return `<table role="presentation" lang="${escapeHtml(lang)}" dir="${dir}" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">
<tr><td${span(rows, cells.length)} style="${FONT};font-size:16px;line-height:24px;font-weight:bold;color:#211f1c;padding:0 0 8px">${escapeHtml(survey.question)}</td></tr>
${rows.map((row) => `<tr>${row}</tr>`).join('\n')}
${ends}</table>`
}

function span(rows: string[], cells: number): string {
  return rows.length === 1 && cells > 1 ? ` colspan="${cells}"` : ''
}

function cell({ label }: Step, href: string): string {
  return `<td align="center" style="padding:4px"><a href="${href}" style="${FONT};display:block;font-size:15px;line-height:20px;color:#2a4d8f;background-color:#fffdfa;border:1px solid #8a8478;border-radius:9px;padding:11px 12px;text-decoration:none">${escapeHtml(label)}</a></td>`
}

/** Under a row of numbers: what its ends mean. */
function endsRow(steps: Step[]): string {
  const [low, high] = [steps[0], steps.at(-1)].map((step) =>
    step?.label.split(' – ').slice(1).join(' – '),
  )
  if (!low || !high) return ''
  const half = Math.floor(steps.length / 2)
  const style = `${FONT};font-size:12px;line-height:18px;color:#6b665e;padding:2px 4px`
  return `<tr><td colspan="${half}" align="left" style="${style}">${escapeHtml(low)}</td><td colspan="${steps.length - half}" align="right" style="${style}">${escapeHtml(high)}</td></tr>\n`
}
