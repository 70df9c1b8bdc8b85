import { fireEvent, screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { setLocale, words, wordsReady } from '#dashboard/kit/i18n/words.ts'
import { open } from '#test/dashboard/support/app.tsx'

/** A folder of words as Vite lists it, and what was fetched of it. */
function folder<Twin>(english: Twin, polish: Twin) {
  const fetched: string[] = []
  const file = (name: string, words: Twin) => async () => {
    fetched.push(name)
    return { words }
  }
  return {
    fetched,
    files: { './words/en.ts': file('en', english), './words/pl.ts': file('pl', polish) },
  }
}

describe('a language that is chosen while a page is open', () => {
  it('is spoken by all features on screen at once', async () => {
    await open('/settings/keys', {
      'GET /api/keys': () => ({ keys: [] }),
      'GET /api/signing-keys': () => ({ keys: [] }),
    })
    await screen.findByRole('heading', { level: 1, name: /^No active publishable key/ })
    const [language] = screen.getAllByLabelText('Language')
    fireEvent.change(language ?? document.body, { target: { value: 'pl' } })
    await screen.findByRole('heading', { level: 1, name: /^Żaden klucz publiczny nie działa/ })
    const spoken = document.body.textContent
    for (const words of ['Wyloguj się', 'Udostępnianie', 'Ścieżka']) expect(spoken).toContain(words)
    for (const words of ['Sign out', 'Share links']) expect(spoken).not.toContain(words)
    expect(document.documentElement.lang).toBe('pl')
  })
})

describe('the words of a feature', () => {
  it('come with its module, in the language on screen and in no other', async () => {
    await setLocale('pl')
    const { fetched, files } = folder({ 'late.greeting': 'Hello' }, { 'late.greeting': 'Cześć' })
    const { t } = words(files)
    expect(fetched).toEqual([])
    await wordsReady()
    expect(t('late.greeting')).toBe('Cześć')
    expect(fetched).toEqual(['pl'])
  })

  it('stand on those below them', async () => {
    const below = words(folder({ 'low.yes': 'Yes' }, { 'low.yes': 'Tak' }).files)
    const own = folder({ 'high.no': 'No' }, { 'high.no': 'Nie' })
    const { t } = words(own.files, below)
    await setLocale('pl')
    expect([t('low.yes'), t('high.no')]).toEqual(['Tak', 'Nie'])
  })

  it('of a language that has none of them say so, and leave the others on screen', async () => {
    await setLocale('en')
    const { files } = folder({ 'half.one': 'One' }, { 'half.one': 'Jeden' })
    const { t } = words({ './words/en.ts': files['./words/en.ts'] })
    await wordsReady()
    await expect(setLocale('pl')).rejects.toThrow('No words in pl')
    expect(t('half.one')).toBe('One')
    expect(document.documentElement.lang).toBe('en')
  })
})
