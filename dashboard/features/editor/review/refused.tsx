import type { RefusedEdit } from '#dashboard/features/editor/draft/draft-state.ts'
import { findPart } from '#contract/map/apply.ts'
import { nameOf } from '#contract/map/changes.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { valueInWords } from './change-words.ts'

/** What was not done, since somebody else was faster: both are told, and the reader decides. */
export function Refusals() {
  const { store } = useEditor()
  // A part that was called otherwise has a name and its translation: one question for both.
  const parts = Map.groupBy(store.state.value.refused, partOf)
  return (
    <div class="refusals" aria-live="polite">
      {Array.from(parts, ([part, [first, ...others]]) =>
        first ? <RefusedNotice key={part} refused={[first, ...others]} /> : null,
      )}
    </div>
  )
}

function partOf({ edit }: RefusedEdit): string {
  return edit.do === 'add' ? edit.part.id : edit.part
}

function RefusedNotice({ refused }: { refused: [RefusedEdit, ...RefusedEdit[]] }) {
  const { store, map } = useEditor()
  const [first] = refused
  const { edit, reason, now } = first
  const id = partOf(first)
  const found = findPart(map, id)
  const part = found ? nameOf(found) : edit.do === 'add' ? nameOf(edit.part) : id
  const isSet = reason === 'changed' && edit.do === 'set'
  const last = store.state.value.made.findLast(
    (made) => made.edit.do !== 'add' && made.edit.part === id,
  )
  const who = last?.by.name ?? t('refused.somebody')
  return (
    <div class="notice refusal">
      <p>
        {isSet
          ? t('refused.changed', {
              who,
              part,
              theirs: valueInWords(edit.field, now),
              mine: valueInWords(edit.field, edit.value),
            })
          : reason === 'invalid'
            ? t('refused.invalid', { part, why: typeof now === 'string' ? now : '' })
            : t('refused.gone', { part })}
      </p>
      {isSet && (
        <button type="button" class="control" onClick={() => store.decide(refused, true)}>
          {t('refused.mine')}
        </button>
      )}
      <button type="button" class="control" onClick={() => store.decide(refused, false)}>
        {t(isSet ? 'refused.theirs' : 'refused.ok')}
      </button>
    </div>
  )
}
