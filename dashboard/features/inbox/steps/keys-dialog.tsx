import { t } from '#dashboard/features/inbox/words.ts'
import { setShortcutsOn, shortcutsOn } from '#dashboard/kit/keys/shortcuts.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'

const ON_CASE = ['a', 'm', 'd', 's', 'w', 'e', 'n', 'j', 'k', 'q', 'o', 'esc', 'help'] as const
const IN_LIST = ['j', 'k', 'enter', 'a', 'm', 'd', 's', 'w', 'e', 'x', 'esc', 'help'] as const
const SHOWN = { esc: 'Esc', help: '?', enter: 'Enter' } as const

function keyOf(name: string): string {
  return SHOWN[name as keyof typeof SHOWN] ?? name.toUpperCase()
}

/** The keys of the inbox or of a case, and the switch of single letters. */
export function KeysDialog({ inList, onClose }: { inList: boolean; onClose: () => void }) {
  return (
    <Dialog title={t('inboxKeys.title')} onClose={onClose}>
      <dl class="keys">
        {(inList ? IN_LIST : ON_CASE).map((name) => (
          <div key={name}>
            <dt>
              <kbd>{keyOf(name)}</kbd>
            </dt>
            <dd>{t(`key.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={shortcutsOn.value}
          onChange={(event) => setShortcutsOn(event.currentTarget.checked)}
        />
        {t('inboxKeys.on')}
      </label>
    </Dialog>
  )
}

/** The most used keys below a case; on touch they are not there. */
export function KeyLine({ onAll }: { onAll: () => void }) {
  if (!shortcutsOn.value) return null
  return (
    <p class="key-line">
      {ON_CASE.slice(0, 9).map((name) => (
        <span key={name}>
          <kbd>{keyOf(name)}</kbd> {t(`key.${name}`)}
        </span>
      ))}
      <button type="button" class="control control-plain" onClick={onAll}>
        <kbd>?</kbd> {t('key.help')}
      </button>
    </p>
  )
}
