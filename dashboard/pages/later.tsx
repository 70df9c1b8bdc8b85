import type { ComponentType } from 'preact'
import { LazyPart } from '#dashboard/components/parts/lazy-part.tsx'
import { Bones } from '#dashboard/components/parts/bones.tsx'
import { needWords } from '#dashboard/i18n/t.ts'

/** The words and the code of a page that few readers open every day. */
async function withWords<P>(page: Promise<ComponentType<P>>): Promise<ComponentType<P>> {
  const [loaded] = await Promise.all([page, needWords('settings')])
  return loaded
}

const settings = async () => (await import('./settings/settings-area.tsx')).SettingsArea
const newSite = async () => (await import('./settings/new-site-page.tsx')).NewSitePage
const account = async () => (await import('./settings/account-page.tsx')).AccountPage

/** `/settings/:page` */
export function Settings({ page }: { page?: string }) {
  const props = page === undefined ? {} : { page }
  return (
    <LazyPart
      name="settings"
      load={() => withWords(settings())}
      props={props}
      waiting={<Bones />}
    />
  )
}

/** `/sites/new` */
export function NewSite() {
  return (
    <LazyPart name="new-site" load={() => withWords(newSite())} props={{}} waiting={<Bones />} />
  )
}

/** `/account` */
export function Account() {
  return (
    <LazyPart name="account" load={() => withWords(account())} props={{}} waiting={<Bones />} />
  )
}
