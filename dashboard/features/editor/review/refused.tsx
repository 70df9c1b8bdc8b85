import type { RefusedEdit } from '#dashboard/features/editor/draft/draft-state.ts'
import { findPart } from '#contract/map/apply.ts'
import { nameOf } from '#contract/map/changes.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { valueInWords } from './change-words.ts'

/** What was not done, since somebody else was faster: both are told, and the reader decides. */
export function Refusals() {
  const { store } = useEditor()
  const { refused } = store.state.value
  return (
    <div class="refusals" aria-live="polite">
      {refused.map((one) => (
        <RefusedNotice key={one.id} refused={one} />
      ))}
    </div>
  )
}

function RefusedNotice({ refused }: { refused: RefusedEdit }) {
  const { store, map } = useEditor()
  const { edit, reason, now } = refused
  const id = edit.do === 'add' ? edit.part.id : edit.part
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
