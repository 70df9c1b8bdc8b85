import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { shortcutsOn, setShortcutsOn } from '#dashboard/kit/keys/shortcuts.ts'
import { t } from './words.ts'

type Row = [string[], string]

/** The list of keys, and the switch for those who dictate or type by accident. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const rows: Row[] = [
    [['W', 'F', 'N', 'Y'], t('keys.ranges')],
    [['←', '→'], t('keys.shift')],
    [['X'], t('keys.compare')],
    [['T'], t('keys.table')],
    ...(asGuest.value ? [] : [[['M'], t('keys.map')] satisfies Row]),
    [['/', 'Ctrl K'], t('palette.title')],
    [['Esc'], t('keys.close')],
    [['?'], t('keys.help')],
  ]
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl class="keys">
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={shortcutsOn.value}
          onChange={(event) => setShortcutsOn(event.currentTarget.checked)}
        />
        {t('keys.on')}
      </label>
    </Dialog>
  )
}
