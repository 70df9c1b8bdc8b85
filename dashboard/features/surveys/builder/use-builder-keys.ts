import { useEffect } from 'preact/hooks'
import type { SurveyStore } from '#dashboard/features/surveys/draft/survey-store.ts'
import { useLatest } from '#dashboard/kit/loading/latest.ts'

/** Ctrl-Enter checks, also out of a field; Ctrl-Z takes back, which in a text is the text's own. */
export function useBuilderKeys(store: SurveyStore, onReview: () => void): void {
  const latest = useLatest(onReview)
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      if (document.querySelector('dialog:modal')) return
      const isText =
        event.target instanceof HTMLElement &&
        event.target.matches('textarea, input:not([type=checkbox], [type=radio])')
      if (event.key === 'Enter') latest()()
      else if (event.key.toLowerCase() !== 'z' || isText) return
      else if (event.shiftKey) store.redo()
      else store.undo()
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [store, latest])
}

/** A page that is left has its last letters on the way. */
export function useSendingOnLeave(store: SurveyStore): void {
  useEffect(() => {
    const send = () => void store.settle().catch(() => undefined)
    const onHide = () => document.hidden && send()
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      send()
    }
  }, [store])
}
