import type { CaseItem, CaseStepInput } from '#contract/cases/cases.ts'
import type { CasePeople } from '#contract/cases/story.ts'
import { DISMISS_REASONS } from '#contract/cases/words.ts'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { siteTime, snoozeTimes } from './snooze.ts'

/** What a decision asks about before it is taken. */
export type Ask = 'issue' | 'decline' | 'snooze' | 'wait' | 'assign'

interface Choice {
  name: string
  hint?: string
  step: CaseStepInput
}

interface Props {
  ask: Ask
  /** Said in the title: `Case 318`, `12 cases`. */
  about: string
  timezone: string
  people: CasePeople | null
  /** What is set already, of one case. */
  is?: Pick<CaseItem, 'issue' | 'snoozedUntil' | 'state' | 'owner'>
  onStep: (step: CaseStepInput) => void
  onClose: () => void
}

/** One question with a few answers: arrows or Tab, then Enter; the figures 1 to 9 are quicker. */
export function DecisionDialog({ ask, about, timezone, people, is, onStep, onClose }: Props) {
  const choices = choicesOf(ask, { timezone, people, is })
  const choose = (choice: Choice | undefined) => choice && onStep(choice.step)
  function onKeyDown(event: KeyboardEvent & { currentTarget: HTMLElement }) {
    const figure = /^[1-9]$/.test(event.key) ? Number(event.key) : 0
    if (figure > 0) choose(choices[figure - 1])
    else stepFocus(event)
  }
  return (
    <Dialog title={t(`ask.${ask}`, { about })} onClose={onClose}>
      {choices.length === 0 && <p class="mut">{t('ask.nothing')}</p>}
      <ol class="decisions">
        {choices.map((choice, index) => (
          <li key={choice.name}>
            <button
              type="button"
              class="decision"
              onClick={() => choose(choice)}
              onKeyDown={onKeyDown}
            >
              <span>
                {choice.name} {choice.hint && <span class="mut">{choice.hint}</span>}
              </span>
              {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

type Known = Pick<Props, 'timezone' | 'people'> & { is: Props['is'] | undefined }

function choicesOf(ask: Ask, { timezone, people, is }: Known): Choice[] {
  switch (ask) {
    case 'issue':
      return ISSUE_TYPES.filter((issue) => issue !== is?.issue).map((issue) => ({
        name: t(`issue.${issue}`),
        step: { do: 'issue', issue },
      }))
    case 'decline':
      return DISMISS_REASONS.map((reason) => ({
        name: t(`decline.${reason}`),
        step: { do: 'dismiss', reason },
      }))
    case 'snooze':
      return snoozeChoices(timezone, is?.snoozedUntil ?? null)
    case 'wait':
      return (['carrier', 'customer'] as const)
        .filter((whom) => is?.state !== `waiting_${whom}`)
        .map((whom) => ({ name: t(`wait.${whom}`), step: { do: 'wait', for: whom } }))
    case 'assign':
      return [
        ...(people?.people ?? []).map(({ id, name }) => ({
          name: id === people?.me ? t('owner.me', { name }) : name,
          step: { do: 'assign' as const, owner: id },
        })),
        { name: t('owner.nobody'), step: { do: 'assign', owner: null } },
      ]
    default:
      return ask satisfies never
  }
}

function snoozeChoices(timezone: string, until: number | null): Choice[] {
  const times = snoozeTimes(Date.now(), timezone)
  const choices = (['hours', 'tomorrow', 'week'] as const).map((name): Choice => ({
    name: t(`snooze.${name}`),
    hint: siteTime(times[name], timezone),
    step: { do: 'snooze', until: times[name] },
  }))
  return until === null
    ? choices
    : [...choices, { name: t('snooze.wake'), step: { do: 'snooze', until: null } }]
}

function stepFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const side = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (side === 0) return
  event.preventDefault()
  const stops = [...(event.currentTarget.closest('ol')?.querySelectorAll('button') ?? [])]
  const at = stops.findIndex((each) => each === document.activeElement)
  stops.at((at + side) % stops.length)?.focus()
}
