import { useEffect, useRef } from 'preact/hooks'

/** What was just done. It takes the focus of the row that is gone. */
export function Outcome({ text }: { text: string }) {
  const output = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    if (text) output.current?.focus()
  }, [text])
  return (
    <output ref={output} class="told" tabIndex={-1}>
      {text}
    </output>
  )
}
