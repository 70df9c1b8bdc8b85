import { useEffect, useState } from 'preact/hooks'
import type { Install } from '#contract/install.ts'
import { t } from '#dashboard/features/settings/install/words.ts'
import { makeHolder } from '#dashboard/kit/loading/latest.ts'
import { findingKey } from './findings.ts'

/** What came in since the page was opened, in words for those who do not see it appear. */
export function useCheckNews(install: Install): string {
  const { heardAt, origins, findings, testAnswers, firstAnswerAt } = install
  const items = [
    ...(heardAt === null ? [] : [{ key: 'heard', text: t('install.tag.came') }]),
    ...(origins.length === 0 ? [] : [{ key: 'origins', text: t('install.origins.came') }]),
    ...findings.map((one) => ({ key: findingKey(one), text: t(`finding.${one.kind}`) })),
    ...testAnswers.map(({ id }) => ({ key: id, text: t('install.test.came') })),
    ...(firstAnswerAt === null ? [] : [{ key: 'first', text: t('install.first.news') }]),
  ]
  const keys = items.map(({ key }) => key).join('\n')
  const [seen] = useState(() => makeHolder(keys))
  const [fresh, setFresh] = useState<string[]>([])
  useEffect(() => {
    if (seen.get() === keys) return
    const before = new Set(seen.get().split('\n'))
    seen.set(keys)
    setFresh(keys.split('\n').filter((key) => !before.has(key)))
  }, [keys, seen])
  return items
    .filter(({ key }) => fresh.includes(key))
    .map(({ text }) => t('install.check.news', { text }))
    .join(' ')
}
