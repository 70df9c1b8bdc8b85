import { useEffect, useRef } from 'preact/hooks'
import type { AnswerOf } from '#contract/operations.ts'

type Preview = AnswerOf<'GET /api/surveys/:id/preview'>['config']

interface Shown {
  config: Preview
  theme: 'light' | 'dark'
  lang: string
}

/**
 * Hands a config over to the page in a frame, when that is ready and whenever it changes. Only our own
 * page is spoken to, and heard.
 */
export function usePreview({ config, theme, lang }: Shown) {
  const frame = useRef<HTMLIFrameElement>(null)
  // The same question once more would begin anew what the reader is in the middle of.
  const message = JSON.stringify({ config, theme, lang })
  useEffect(() => {
    const page = frame.current?.contentWindow
    const send = () => page?.postMessage(JSON.parse(message), location.origin)
    const onMessage = ({ origin, source, data }: MessageEvent<{ preview?: string } | null>) => {
      const isOurs = origin === location.origin && source === page
      if (isOurs && data?.preview === 'ready') send()
    }
    addEventListener('message', onMessage)
    send()
    return () => removeEventListener('message', onMessage)
  }, [message])
  return { frame, again: () => frame.current?.contentWindow?.location.reload() }
}
