import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { idBeside, plainId } from '#contract/map/ids.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { isRecord, listAt, setAt, textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { TextField } from '#dashboard/features/surveys/fields/text-field.tsx'
import { t } from '#dashboard/features/surveys/builder/words.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import { useItemMoves } from './item-moves.ts'

interface Props {
  /** Path of the list that it stands in. */
  list: string
  index: number
  /** Places of those that are shown together with it, in their order. */
  among: number[]
  /** What it is called: `Choice 2`. */
  name: string
}

/** One choice or reason: its words, its code, its place. Alt and the arrows move it. */
export function ItemRow({ list, index, among, name }: Props) {
  const { store, survey, language } = useBuilder()
  const { isOver, neighbours, moveTo, onKeyDown, onDragStart, target } = useItemMoves({
    list,
    index,
    among,
  })
  const path = `${list}[${index}]`
  const label = `${path}.label.${language}`
  return (
    // The buttons in it do the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li class="item-row" data-over={isOver || undefined} {...target}>
      <span
        class="item-handle"
        draggable
        aria-hidden="true"
        title={t('item.drag')}
        onDragStart={onDragStart}
      >
        ⠿
      </span>
      <TextField
        path={label}
        label={t('item.label', { item: name })}
        bare
        lang={language}
        onKeyDown={onKeyDown}
        onText={(text) => store.replace(labelled(survey, { list, index, language, text }), label)}
      />
      <TextField path={`${path}.code`} label={t('item.code', { item: name })} bare />
      <span class="item-actions">
        {(['up', 'down'] as const).map((way) => (
          <button
            key={way}
            type="button"
            class="icon-button"
            aria-label={t(`item.${way}`, { item: name })}
            disabled={neighbours[way] === undefined}
            onClick={() => moveTo(neighbours[way])}
          >
            {way === 'up' ? '↑' : '↓'}
          </button>
        ))}
        <button
          type="button"
          class="icon-button"
          aria-label={t('item.remove', { item: name })}
          onClick={() => store.set(path, undefined)}
        >
          <Cross />
        </button>
      </span>
    </li>
  )
}

interface Labelled {
  list: string
  index: number
  language: string
  text: string
}

/** With other words; a code that was made of the words before follows them. */
function labelled(survey: LooseSurvey, { list, index, language, text }: Labelled): LooseSurvey {
  const path = `${list}[${index}]`
  const changed = setAt(survey, `${path}.label.${language}`, text)
  const code = textAt(survey, `${path}.code`)
  const before = textAt(survey, `${path}.label.${language}`)
  const others = new Set(
    listAt(survey, list)
      .filter((_, other) => other !== index)
      .map((one) => (isRecord(one) ? one['code'] : undefined)),
  )
  const codeOf = (words: string) => {
    const made = plainId(words, 'choice', String(index + 1))
    return others.has(made) ? idBeside(made, String(index + 1)) : made
  }
  if (code !== '' && code !== codeOf(before)) return changed
  return setAt(changed, `${path}.code`, text === '' ? '' : codeOf(text))
}
