import liquid from '../../../../../docs/snippets/sign-token.liquid?raw'
// Vite makes a module of the text of any file; the linter looks into the file itself.
// oxlint-disable-next-line import/default
import node from '../../../../../docs/snippets/sign-token.mjs?raw'
import php from '../../../../../docs/snippets/sign-token.php?raw'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Tabs } from '#dashboard/kit/parts/tabs.tsx'
import { t } from '#dashboard/features/settings/keys/words.ts'

/** The very snippets of the docs, which the tests run. */
const SNIPPETS = [
  { name: 'Node', text: node },
  { name: 'PHP', text: php },
  { name: 'Liquid (Shopify)', text: liquid },
]

/** How the shop's server makes a token, in three languages. */
export function SignSnippets() {
  return (
    <details class="fold">
      <summary>{t('apiKeys.sign.how')}</summary>
      <p class="section-lead">{t('apiKeys.sign.text')}</p>
      <Tabs
        label={t('apiKeys.sign.languages')}
        tabs={SNIPPETS.map(({ name, text }) => ({
          name,
          content: <CopyBox text={text.trim()} />,
        }))}
      />
      <p class="section-lead">{t('apiKeys.sign.hand')}</p>
      <CopyBox text="wayfelt('identify', { token })" />
    </details>
  )
}
