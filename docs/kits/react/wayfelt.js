import { createElement, useEffect, useState } from 'react'
import { load } from 'wayfelt'

/** Once at the root of the app: `<Wayfelt host="https://hello.shop.example" site="wf_pk_…" />`. */
export function Wayfelt({ host, site, lang, consent, storage, respondent, traits }) {
  const who = JSON.stringify({ respondent, traits })
  useEffect(() => {
    const wayfelt = load({ host, site, lang, consent, storage })
    if (who !== '{}') wayfelt('identify', JSON.parse(who))
  }, [host, site, lang, consent, storage, who])
  return null
}

/** A question in its place on the page: `<Question host=… site=… survey="checkout-csat" />`. */
export function Question({ host, site, survey }) {
  const [target, setTarget] = useState(null)
  useEffect(() => {
    if (!target) return undefined
    const wayfelt = load({ host, site })
    wayfelt('show', survey, { target })
    return () => wayfelt('close')
  }, [host, site, survey, target])
  return createElement('div', { ref: setTarget })
}
