import type { ComponentType } from 'preact'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import type { Part } from '#dashboard/kit/i18n/catalog.ts'
import { needWords } from '#dashboard/kit/i18n/t.ts'
import { useOpenedLink } from '#dashboard/kit/session/opened-link.ts'

/** The words and the code of a page that few readers open every day. */
async function withWords<P>(
  page: Promise<ComponentType<P>>,
  parts: Part[] = ['settings'],
): Promise<ComponentType<P>> {
  const [loaded] = await Promise.all([page, ...parts.map(needWords)])
  return loaded
}

const settings = async () => (await import('./settings/settings-area.tsx')).SettingsArea
const newSite = async () => (await import('./settings/new-site-page.tsx')).NewSitePage
const account = async () => (await import('./settings/account-page.tsx')).AccountPage
const signIn = async () => (await import('./entry/sign-in-page.tsx')).SignInPage
const shared = async () => (await import('./shared-page.tsx')).SharedPage
const setUp = async () => (await import('./entry/set-up-page.tsx')).SetUpPage

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
    <LazyPart
      name="account"
      load={() => withWords(account(), ['settings', 'entry'])}
      props={{}}
      waiting={<Bones />}
    />
  )
}

/** `/sign-in` */
export function SignIn() {
  const link = useOpenedLink()
  return (
    <LazyPart
      name="sign-in"
      load={() => withWords(signIn(), ['entry'])}
      props={{ link }}
      waiting={<main class="plain-page" aria-busy="true" />}
    />
  )
}

/** `/set-up` */
export function SetUp() {
  const link = useOpenedLink()
  return (
    <LazyPart
      name="set-up"
      load={() => withWords(setUp(), ['entry', 'settings'])}
      props={{ link }}
      waiting={<main class="plain-page" aria-busy="true" />}
    />
  )
}

/** `/shared` */
export function Shared() {
  const link = useOpenedLink()
  return (
    <LazyPart
      name="shared"
      load={() => withWords(shared(), ['shared'])}
      props={{ link }}
      waiting={<main class="plain-page" aria-busy="true" />}
    />
  )
}
