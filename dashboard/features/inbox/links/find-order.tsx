import { useId, useState } from 'preact/hooks'
import type { OrderStory } from '#contract/cases/story.ts'
import { money } from '#dashboard/kit/i18n/money.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { dateFormat } from '#dashboard/kit/i18n/format.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'

interface Props {
  /** @param target the order's id */
  onLink: (target: string) => void
  onClose: () => void
}

/** Looks for an order by its number, and shows it before it is linked. */
export function FindOrder({ onLink, onClose }: Props) {
  const id = useId()
  const [name, setName] = useState('')
  const [found, setFound] = useState<OrderStory | null>(null)
  const search = useAction(async () => {
    setFound(null)
    setFound(await call('GET /api/orders/:id', { params: { id: name.trim().replace(/^#/, '') } }))
  })
  return (
    <form
      class="link-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') search.run()
      }}
    >
      <label for={id}>{t('links.number')}</label>
      <input
        id={id}
        class="input"
        maxLength={128}
        autocomplete="off"
        value={name}
        ref={focusOn}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="control" aria-disabled={search.busy}>
        {t('links.search')}
      </button>
      <button type="button" class="control" onClick={onClose}>
        {t('links.close')}
      </button>
      {search.failure && (
        <Failure>
          {isStatus(search.failure, 404) ? t('links.unknown') : explain(search.failure)}
        </Failure>
      )}
      {found && (
        <output class="link-found">
          <b>{t('links.order', { name: found.number })}</b>{' '}
          <span class="mut">{factsOf(found).join(' · ')}</span>{' '}
          <button
            type="button"
            class="primary"
            onClick={() => {
              onLink(found.id)
              onClose()
            }}
          >
            {t('links.link')}
          </button>
        </output>
      )}
    </form>
  )
}

/** It was asked for: what is typed goes there. */
function focusOn(input: HTMLInputElement | null): void {
  input?.focus()
}

/** `20 Nov 2026 · 49.00 zł · inpost`, as far as it is known. */
function factsOf({ placedAt, valueMinor, currency, parcels, timezone }: OrderStory): string[] {
  const day = dateFormat({ dateStyle: 'medium', timeZone: timezone })
  return [
    ...(placedAt === null ? [] : [day.format(placedAt)]),
    ...(valueMinor === null || currency === null ? [] : [money(valueMinor, currency)]),
    ...new Set(parcels.flatMap(({ carrier }) => carrier || [])),
  ]
}
