import { useEffect, useState } from 'preact/hooks'
import type { AnswerOf } from '#contract/operations.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { readLook, type LookValues } from './look-values.ts'

/** Who drags a colour about is not asked for each of its shades, in ms. */
const REST_MS = 250

/** What the widget would be given for the values, and which colours are too close in these very ones. */
export function useLookPreview(values: LookValues) {
  const look = JSON.stringify(readLook(values))
  const [asked, setAsked] = useState(look)
  useEffect(() => {
    const timer = setTimeout(() => look !== 'null' && setAsked(look), REST_MS)
    return () => clearTimeout(timer)
  }, [look])
  const { data, stale } = useResource<AnswerOf<'POST /api/site/look/preview'>>(
    `look ${asked}`,
    (signal) =>
      call('POST /api/site/look/preview', {
        body: { look: JSON.parse(asked), lang: locale() },
        signal,
      }),
  )
  return {
    config: data?.config ?? null,
    weak: data && !stale && asked === look ? data.weak : [],
  }
}
