import { h } from 'preact'
import { useEffect, useErrorBoundary, useState } from 'preact/hooks'
import { followUpOf, isComplete, LONGEST_COMMENT, stepsOf } from './answer.js'
import { consentOf, envOf } from './host.js'
import { keep, keepTrying, sendAnswer, startAsking, tellShown } from './wayfelt.js'

/** The newest draft, which a press on Send counts whether it has been drawn or not. */
class Latest {
  draft = { score: null, choices: [], comment: '' }

  take(part) {
    this.draft = { ...this.draft, ...part }
    return this.draft
  }
}

/**
 * The question of this order, in a block of Shopify's own parts; nothing where none is to be asked, and
 * nothing after any error.
 * @param gid the order's id as the page has it; undefined while it has none yet
 */
export function Question({ gid }) {
  const [error] = useErrorBoundary((reason) => console.error('Wayfelt:', reason))
  return error ? null : h(Block, { gid })
}

function Block({ gid }) {
  const [asking, setAsking] = useState(null)
  const [state, setState] = useState('open')
  const [latest] = useState(() => new Latest())
  const [draft, setDraft] = useState(latest.draft)
  const { store } = consentOf(shopify)
  useEffect(() => {
    if (gid) void startAsking(envOf(shopify, gid)).then(setAsking)
  }, [gid])
  useEffect(() => {
    if (asking) void tellShown(asking)
  }, [asking])
  useEffect(() => {
    if (asking) void keep(asking)
  }, [asking, store])
  if (!asking) return null

  const change = (part) => setDraft(latest.take(part))
  const send = async () => {
    setState('sending')
    if (await sendAnswer(asking, latest.draft)) return setState('there')
    setState('kept')
    if (await keepTrying(asking)) setState('there')
  }
  const { survey, strings } = asking
  if (state === 'there') return said(survey.thanks ?? strings.thanks)
  if (state === 'kept') return said(strings.savedForLater)
  const part = { asking, draft, change, isSending: state === 'sending' }
  return h(
    's-stack',
    { gap: 'base' },
    h(Steps, part),
    h(FollowUp, part),
    h(Send, { ...part, send }),
  )
}

function Steps({ asking, draft, change }) {
  const { survey } = asking
  const steps = stepsOf(asking)
  // Free text is asked for by its own field; a kind that is newer than this kit has no steps.
  if (!steps?.length) return null
  const isChoice = survey.kind === 'pain_point' || survey.kind === 'source'
  const choose = ({ currentTarget: { values } }) =>
    change(isChoice ? { choices: values } : { score: values[0] ? Number(values[0]) : null })
  const chosen = isChoice ? draft.choices : [`${draft.score}`]
  return list({ label: survey.question, multiple: survey.multiple === true, choose }, steps, chosen)
}

function FollowUp({ asking, draft, change }) {
  const { survey, strings } = asking
  const { question, reasons, comment } = followUpOf(asking, draft)
  const label = survey.kind === 'text' ? survey.question : strings.tellMore
  const choose = ({ currentTarget: { values } }) => change({ choices: values })
  const write = ({ currentTarget: { value } }) => change({ comment: value })
  return [
    reasons.length > 0 &&
      list(
        { label: question || survey.question, multiple: true, choose },
        reasons.map(({ code, label }) => ({ value: code, label })),
        draft.choices,
      ),
    comment &&
      h('s-text-area', {
        label,
        rows: 2,
        maxLength: LONGEST_COMMENT,
        value: draft.comment,
        onInput: write,
      }),
  ]
}

function Send({ asking, draft, isSending, send }) {
  const disabled = isSending || !isComplete(asking, draft)
  return h(
    's-button',
    { disabled, loading: isSending, onClick: () => void send() },
    asking.strings.send,
  )
}

function list({ label, multiple, choose }, steps, chosen) {
  return h(
    's-choice-list',
    { label, multiple, onChange: choose },
    steps.map(({ value, label }) =>
      h('s-choice', { key: value, value, selected: chosen.includes(value) }, label),
    ),
  )
}

function said(text) {
  return h('s-stack', { accessibilityRole: 'status' }, h('s-text', null, text))
}
