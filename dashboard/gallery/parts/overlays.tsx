import { useEffect } from 'preact/hooks'
import { ERRORS, nothing } from '#dashboard/gallery/fixed.ts'
import { After, click, type Part, send, type } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { LeaveGuard } from '#dashboard/kit/forms/leave-guard.tsx'
import { leaving } from '#dashboard/kit/forms/unsaved.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { Popover } from '#dashboard/kit/parts/popover.tsx'

function Paragraphs({ times }: { times: number }) {
  return (
    <Dialog title={t('gallery.dialog.title')} onClose={nothing}>
      {Array.from({ length: times }, (_, index) => (
        <section key={index}>
          <h3>{t('gallery.dialog.head')}</h3>
          <p>{t('gallery.dialog.text')}</p>
        </section>
      ))}
    </Dialog>
  )
}

function Revoke({ fails = false }: { fails?: boolean }) {
  return (
    <After does={fails ? send : nothing}>
      <ConfirmDialog
        title={t('gallery.confirm.title')}
        action={t('gallery.confirm.action')}
        onClose={nothing}
        onConfirm={async () => {
          throw ERRORS.forbidden
        }}
      >
        <p>{t('gallery.confirm.text')}</p>
      </ConfirmDialog>
    </After>
  )
}

function Erase({ typed = false }: { typed?: boolean }) {
  const name = 'k.nowak@shop.example'
  return (
    <After does={typed ? (root) => type(root, name) : nothing}>
      <ConfirmDialog
        title={t('gallery.erase.title')}
        action={t('gallery.erase.action')}
        typed={name}
        onClose={nothing}
        onConfirm={nothing}
      >
        <p>{t('gallery.erase.text')}</p>
      </ConfirmDialog>
    </After>
  )
}

function Leave() {
  useEffect(() => {
    leaving.value = { go: nothing }
    return () => {
      leaving.value = null
    }
  }, [])
  return <LeaveGuard onLeave={nothing} />
}

function Period({ quiet = false }: { quiet?: boolean }) {
  const periods = ['week', 'month', 'year'] as const
  return (
    <Popover
      label={t('gallery.menu.label')}
      text={t('gallery.menu.month')}
      caret={!quiet}
      quiet={quiet}
    >
      {(close) => (
        <>
          <ul class="menu">
            {periods.map((period) => (
              <li key={period}>
                <button type="button" aria-pressed={period === 'month'} onClick={close}>
                  {t(`gallery.menu.${period}`)}
                  <kbd>{period.slice(0, 1).toUpperCase()}</kbd>
                </button>
              </li>
            ))}
          </ul>
          <form class="own-dates">
            <p class="menu-title">{t('gallery.menu.own')}</p>
            <label class="field">
              <span class="field-label">{t('control.from')}</span>
              <input type="text" defaultValue="2026-10-26" />
            </label>
            <label class="field">
              <span class="field-label">{t('control.to')}</span>
              <input type="text" defaultValue="2026-11-22" />
            </label>
          </form>
        </>
      )}
    </Popover>
  )
}

function OpenPeriod() {
  return (
    <div class="specimen-tall">
      <After does={click()}>
        <Period />
      </After>
    </div>
  )
}

/** What opens over the page. */
export const OVERLAYS: Part[] = [
  {
    name: 'popover',
    alone: true,
    states: {
      open: OpenPeriod,
      closed: () => (
        <div class="specimen-row">
          <Period />
          <Period quiet />
        </div>
      ),
    },
  },
  {
    name: 'dialog',
    alone: true,
    states: { short: () => <Paragraphs times={1} />, long: () => <Paragraphs times={9} /> },
  },
  {
    name: 'confirm-dialog',
    alone: true,
    states: {
      'wants a name': () => <Erase />,
      'has the name': () => <Erase typed />,
      asks: () => <Revoke />,
      failed: () => <Revoke fails />,
    },
  },
  { name: 'leave-guard', alone: true, states: { asks: Leave } },
]
