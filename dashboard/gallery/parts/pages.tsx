import { nothing } from '#dashboard/gallery/fixed.ts'
import { After, click, type Part } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { NotFound } from '#dashboard/kit/page/not-found.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { PageTabs } from '#dashboard/kit/page/page-tabs.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'

const STAGES = ['search', 'basket', 'payment', 'delivery', 'unpacking', 'service'] as const
const UNBROKEN = 'zielony-sklep-z-herbatami-i-ziolami.krakow.stare-miasto.example'

function Maker({ open = false }: { open?: boolean }) {
  return (
    <After does={open ? click() : nothing}>
      <FormDisclosure text={t('gallery.form.maker')}>
        {(done) => (
          <div class="specimen-row">
            <label class="field">
              <span class="field-label">{t('gallery.field.name')}</span>
              <input type="text" />
            </label>
            <button type="button" class="primary" onClick={done}>
              {t('gallery.form.make')}
            </button>
          </div>
        )}
      </FormDisclosure>
    </After>
  )
}

/** Heads, sections, and what appears on a page. */
export const PAGES: Part[] = [
  {
    name: 'page-head',
    states: {
      'with a lead': () => (
        <PageHead lead={t('gallery.page.lead')}>{t('gallery.page.title')}</PageHead>
      ),
      'without one': () => <PageHead>{t('gallery.section.title')}</PageHead>,
      'a word without an end': () => <PageHead>{UNBROKEN}</PageHead>,
    },
  },
  {
    name: 'page-tabs',
    states: {
      'the last of many': () => (
        <PageTabs label={t('gallery.field.stage')} at="service">
          {STAGES.map((stage) => (
            <a
              key={stage}
              href="?part=page-tabs"
              aria-current={stage === 'service' ? 'page' : undefined}
            >
              {t(`gallery.stage.${stage}`)}
            </a>
          ))}
        </PageTabs>
      ),
    },
  },
  {
    name: 'section',
    states: {
      usual: () => (
        <Section title={t('gallery.section.title')} lead={t('gallery.section.lead')}>
          <p>{t('gallery.empty.text')}</p>
        </Section>
      ),
    },
  },
  { name: 'outcome', states: { told: () => <Outcome text={t('gallery.outcome.text')} /> } },
  {
    name: 'focus-on-show',
    states: {
      arrived: () => (
        <FocusOnShow>
          <p class="warning">{t('gallery.arrival.text')}</p>
        </FocusOnShow>
      ),
    },
  },
  {
    name: 'form-disclosure',
    states: { closed: () => <Maker />, open: () => <Maker open /> },
  },
  { name: 'not-found', states: { usual: () => <NotFound /> } },
]
