import { t } from './words.ts'

/** The cell of a table that revokes its row. `nameOf` tells it from the others for screen readers. */
export function revokeCell<R>(nameOf: (row: R) => string, onRevoke: (row: R) => void) {
  return function cell(row: R) {
    return (
      <button
        type="button"
        class="control"
        aria-label={t('access.revokeNamed', { name: nameOf(row) })}
        onClick={() => onRevoke(row)}
      >
        {t('access.revoke')}
      </button>
    )
  }
}
