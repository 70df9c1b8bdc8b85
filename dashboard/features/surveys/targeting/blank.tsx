import type { ComponentChildren } from 'preact'
import { problemAt, useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { Popover } from '#dashboard/kit/parts/popover.tsx'

interface Props {
  /** What is chosen in it. */
  label: string
  /** How the sentence says what is chosen now. */
  text: string
  /** Fields that stand in it: a problem of one marks the words. */
  fields: string[]
  children: ComponentChildren
}

/** Words of the sentence that can be changed: a button, and what it opens. */
export function Blank({ label, text, fields, children }: Props) {
  const { check } = useBuilder()
  const isWrong = fields.some((field) => problemAt(check, field))
  return (
    <span class="blank" data-wrong={isWrong || undefined} data-fields={fields.join(' ')}>
      <Popover label={label} text={text}>
        {() => <div class="blank-fields">{children}</div>}
      </Popover>
    </span>
  )
}
