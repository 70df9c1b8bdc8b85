import type { AnswerBody } from '#contract/collect/answers.ts'
import { CHOICE_KINDS, LIMITS } from '#contract/words.ts'
import { stepsOf, type Step } from './answer-steps.ts'
import type { HostedPage } from './hosted-page.ts'
import type { HostedQuestion } from './hosted-config.ts'
import { escapeHtml } from './html.ts'
import { pageWords } from './page-words.ts'

/** The question as a form that needs no script: what some mail programs open is such a browser. */
export function noScriptForm({ path, question, chosen, answer }: HostedPage): string {
  const { survey, strings, lang } = question
  const words = pageWords(lang)
  const isText = survey.kind === 'text'
  const { reasons = [], comment } = survey.followUp ?? {}
  return `<form method="post" action="${escapeHtml(path)}">
<input type="hidden" name="id" value="${escapeHtml(answer.id)}">
<input type="hidden" name="at" value="${answer.at}">
<input type="hidden" name="lang" value="${escapeHtml(lang)}">
<input type="hidden" name="revision" value="${survey.revision}">
${isText ? '' : mainGroup(question, chosen)}
${reasons.length > 0 ? group(words.reasons, { type: 'checkbox', name: 'choice' }, reasons.map(asStep), null) : ''}
${isText || comment ? `<label>${escapeHtml(isText ? survey.question : words.comment)}<textarea name="comment" rows="4" maxlength="${LIMITS.comment}"${isText ? ' required' : ''}></textarea></label>` : ''}
<button>${escapeHtml(strings.send)}</button>
</form>`
}

function asStep({ code, label }: { code: string; label: string }): Step {
  return { value: code, label }
}

function mainGroup({ survey, strings }: HostedQuestion, chosen: HostedPage['chosen']): string {
  const isChoice = CHOICE_KINDS.includes(survey.kind)
  const type = isChoice && survey.multiple ? 'checkbox' : 'radio'
  const name = isChoice ? 'choice' : 'score'
  return group(survey.question, { type, name }, stepsOf(survey, strings), chosen)
}

function group(
  legend: string,
  { type, name }: { type: 'radio' | 'checkbox'; name: string },
  ...[steps, chosen]: [Step[], HostedPage['chosen']]
): string {
  const required = type === 'radio' ? ' required' : ''
  const options = steps.map(
    ({ value, label }) =>
      `<label><input type="${type}" name="${name}" value="${escapeHtml(String(value))}"${value === chosen ? ' checked' : ''}${required}> ${escapeHtml(label)}</label>`,
  )
  return `<fieldset><legend>${escapeHtml(legend)}</legend>\n${options.join('\n')}\n</fieldset>`
}

/** The answer that such a form sends, for the contract to check: nothing of it is believed yet. */
export function answerOfForm(
  form: URLSearchParams,
  { question, url }: { question: HostedQuestion; url: string },
): Partial<Record<keyof AnswerBody, unknown>> {
  const { config, survey } = question
  const score = form.get('score')
  const comment = form.get('comment')?.replaceAll('\r\n', '\n')
  const choices = form.getAll('choice')
  return {
    id: form.get('id'),
    site: config.site,
    survey: survey.id,
    revision: Number(form.get('revision')),
    score: score === null ? null : score === '' ? Number.NaN : Number(score),
    ...(choices.length > 0 ? { choices } : {}),
    ...(comment?.trim() ? { comment } : {}),
    channel: survey.channel ?? 'web',
    lang: form.get('lang'),
    url,
    // Nothing told that it was shown.
    displayed: true,
    // When the page was made: sent again, it is the same answer.
    answeredAt: Number(form.get('at')),
  }
}
