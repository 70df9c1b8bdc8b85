import { describe, expect, it } from 'vitest'
import { openFully, PAGES } from '#test/dashboard/support/every-page.ts'

const textOf = (element: Element | null | undefined) => element?.textContent.trim() ?? ''
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]

async function openPage(path: string): Promise<void> {
  const page = PAGES.find(([one]) => one === path)
  if (page) await openFully(page)
}

/** Each field of the page’s forms by its label, with what is said about it. */
function hints(): [label: string, hint: string][] {
  return all('form .row, form .row-group').flatMap((row) => {
    if (row.matches('.row-group .row')) return []
    const hint = row.querySelector(
      ':scope > .row-body > .row-hint, :scope > .row .row-body > .row-hint',
    )
    return [[textOf(row.querySelector('.row-label')), textOf(hint)]]
  })
}
/** What helps to fill a text field in. */
function help(): string[] {
  return all('form input:not([type=checkbox])').map((input) =>
    ['name', 'inputmode', 'autocomplete', 'spellcheck', 'maxlength', 'type']
      .map((name) => input.getAttribute(name))
      .map((value) => (value === 'text' ? null : value))
      .filter(Boolean)
      .join(' '),
  )
}
const tables = () =>
  all('table').map((table) => [
    textOf(table.querySelector('caption')),
    [...table.querySelectorAll('thead th')].map(textOf).join(', '),
  ])
const sections = () =>
  all('section.section').map((one) => [
    textOf(one.querySelector('h2')),
    textOf(one.querySelector('.section-lead')).slice(0, 40),
  ])

describe('the site page', () => {
  it('explains its fields, and helps to fill them in', async () => {
    await openPage('/settings/site')
    expect(hints()).toEqual([
      ['Name', 'Your team sees it; shoppers do not.'],
      ['Paused', expect.stringMatching(/^.{10}/)],
      ['Origins', expect.stringMatching(/^One per line, like https:/)],
      ['Cool-down', expect.stringMatching(/^.{10}/)],
      ['Ask budget', expect.stringMatching(/^Counts for visitors whom your shop names/)],
      ['Limit per address', expect.stringMatching(/^Answers and events that one internet/)],
      ['Count displays exactly up to', expect.stringMatching(/answers are all kept/)],
      ['Language', expect.stringMatching(/^A question is asked in it/)],
      ['Time zone', expect.stringMatching(/^It cannot be changed/)],
    ])
    expect(help().slice(0, 2)).toEqual(['name', 'cooldownDays numeric off'])
    expect(all('textarea').map((area) => area.getAttribute('rows'))).toEqual(['3'])
    expect(textOf(document.querySelector('[name=cooldownDays]')?.parentElement)).toBe('days')
  })
})

describe('the team page', () => {
  it('explains the form of an invitation', async () => {
    await openPage('/settings/team')
    expect(hints()).toEqual([
      ['E-mail', 'It becomes the account of whoever opens the link.'],
      ['Role', 'Sees figures. Comments only if allowed, and never who wrote them.'],
      ['Reads comments', 'Shoppers may have written personal things.'],
    ])
    expect(help()).toEqual(['email email off'])
  })

  it('has its lists under headings', async () => {
    await openPage('/settings/team')
    expect(textOf(document.querySelector('.page-head p'))).toBe(
      'Who has access to this site, and what they can do here.',
    )
    expect(tables()).toEqual([
      ['Owners: 1', 'Person, Role, Reads comments, Last seen, Actions'],
      ['1 invitation', 'E-mail, Role, Expires, Actions'],
    ])
    expect(sections()).toEqual([['Invitations', 'The link works once, for seven days. A s']])
    expect(all('.roles dd').map(textOf)).toEqual([
      'Everything, and only owners decide about people and keys.',
      expect.stringMatching(/^Everything but people and keys/),
      expect.stringMatching(/^Reads figures, comments and who/),
      expect.stringMatching(/^Sees figures\./),
    ])
  })
})

describe('the keys page', () => {
  it('explains both forms of a key, and each scope', async () => {
    await openPage('/settings/keys')
    expect(hints()).toEqual([
      ['Name', 'Where it is used, such as “Shop” or “Mobile app”.'],
      ['Works for', 'Once it expires, pages that use it stop asking until they get another.'],
      ['Name', 'Which program uses it, such as “CRM”.'],
      ['Can', ''],
      ['Works for', 'Shorter is safer: a forgotten key expires by itself.'],
    ])
    expect(help()).toEqual(['name off', 'name off'])
    const lifetimes = all('select[name=days]').map((select) =>
      [...select.querySelectorAll('option')].map(textOf).join(', '),
    )
    expect(lifetimes).toEqual(['no end, 365 days, 730 days', '30 days, 90 days, 365 days, no end'])
    expect(all('select[name=days]').map((one) => (one as HTMLSelectElement).value)).toEqual([
      '',
      '365',
    ])
    expect(
      all('.check-row').map((row) => [
        textOf(row.querySelector('label')),
        textOf(row.querySelector('p')),
      ]),
    ).toEqual([
      ['Read figures', 'Journeys, curves, scores and counts. Nothing of a person.'],
      ['Read comments', 'What people wrote. Only together with the figures.'],
      ['Read personal details', expect.stringMatching(/^The page that somebody was on/)],
      ['Import answers', 'Files of answers from elsewhere.'],
      ['Tell of orders', 'Orders and parcels, in calls or files.'],
      ['Take answers out', 'Whole files of answers, as far as the key may read them.'],
      ['Hold answers', 'Keep answers out of the figures, and let them in again.'],
      ['Work on cases', 'See, work and close cases, and link answers to orders.'],
      ['Draft surveys', 'Begin surveys as drafts, which a person makes live.'],
      ['Export and erase people', 'Hand out or delete what is held about one person.'],
      ['Read the audit log', 'Who changed what.'],
    ])
  })

  it('has its lists under headings', async () => {
    await openPage('/settings/keys')
    expect(textOf(document.querySelector('.page-head p'))).toBe(
      'Keys identify your pages and programs.',
    )
    expect(tables()).toEqual([
      ['Publishable keys', 'Name, Key, Created by, Last used, Expires, Actions'],
      ['Secret keys', 'Name, Can, Created by, Last used, Expires, Actions'],
      ['Signing keys', 'Id, Created, Actions'],
      ['They explain what has stopped, and since when.', 'Name, Kind, Key, Ended'],
    ])
    expect(sections()).toEqual([
      ['Publishable keys', 'They are public, in your shop’s pages: t'],
      ['Secret keys', 'For programs on your own servers. Each c'],
      ['Signing keys', 'Your server signs with them which order '],
    ])
    const how = all('details').find((one) => textOf(one.querySelector('summary')) === 'How to sign')
    expect([...(how?.querySelectorAll('.section-lead') ?? [])].map(textOf)).toEqual([
      'Keep the id and the secret on your server, and make a token for each order there.',
      'The page hands the token to the widget:',
    ])
    expect(textOf([...(how?.querySelectorAll('code') ?? [])].at(-1))).toBe(
      "wayfelt('identify', { token })",
    )
    expect(how?.querySelector('[role=tablist]')?.getAttribute('aria-label')).toBe(
      'Language of the snippet',
    )
  })
})

describe('the page of share links', () => {
  it('explains the form of a link', async () => {
    await openPage('/settings/shares')
    expect(hints()).toEqual([
      ['Name', 'Who it is for, such as “Agency” or “Board”. They see it, too.'],
      ['Journeys', ''],
      ['Show what people wrote', expect.stringMatching(/^Off at first: customers write names/)],
      ['Works for', ''],
    ])
    expect(help()).toEqual(['name off'])
    expect(all('select[name=days] option').map(textOf)).toEqual([
      '7 days',
      '30 days',
      '90 days',
      '365 days',
    ])
  })

  it('has its lists under headings', async () => {
    await openPage('/settings/shares')
    expect(textOf(document.querySelector('.page-head p'))).toMatch(/^A link shows chosen journeys/)
    expect(tables()).toEqual([
      [
        'Whoever has one of these links can look.',
        'Name, Shows, Created by, Created, State, Actions',
      ],
      [
        'Whoever opens one of these is told that it is over.',
        'Name, Shows, Created by, Created, State',
      ],
    ])
  })
})

describe('the page of held answers', () => {
  it('has its list under a heading, and says when answers are held unasked', async () => {
    await openPage('/settings/holds')
    expect(textOf(document.querySelector('.page-head p'))).toMatch(/^What is held stays stored/)
    expect(tables()).toEqual([
      ['Holds, the latest first', 'What is held, Held by, When, Answers, State, Actions'],
    ])
    expect(sections()).toEqual([
      ['When Wayfelt holds by itself', 'On a day on which far more comes in than'],
    ])
  })
})

describe('the privacy page', () => {
  it('explains its fields, with masking shown by an example', async () => {
    await openPage('/settings/privacy')
    expect(hints()).toEqual([
      ['Keep for', expect.stringMatching(/^After that an answer loses its comment/)],
      [
        'Mask comments',
        expect.stringMatching(
          /^E-mail addresses, phone.*WrittenNo parcel yet!.*StoredNo parcel yet! Call \[phone\]/s,
        ),
      ],
      [
        'Honour Global Privacy Control',
        expect.stringMatching(/^Where a browser sends this signal/),
      ],
      ['Find by', ''],
      ['E-mail address', expect.stringMatching(/^Capital letters do not matter/)],
    ])
    expect(help()).toEqual(['value off'])
    expect(all('select[name=retention] option').map(textOf)).toEqual([
      '3 months',
      '6 months',
      '1 year',
      '2 years',
      '3 years',
      '5 years',
      'Forever',
    ])
    expect(all('select[name=kind] option').map(textOf)).toEqual([
      'E-mail',
      'Order',
      'Customer',
      'Respondent',
    ])
  })

  it('has its parts under headings, and its documents in new tabs', async () => {
    await openPage('/settings/privacy')
    expect(sections()).toEqual([
      ['Requests from people', 'Find everything that is held about one p'],
      ['Past erasures', 'How many answers, and when. Who it was i'],
    ])
    expect(tables()).toEqual([['Past erasures', 'Found by, When, Answers erased, State']])
    expect(all('.documents a').map((link) => [textOf(link), link.getAttribute('target')])).toEqual([
      ['docs/privacy.md', '_blank'],
      ['docs/masking.md', '_blank'],
    ])
    for (const link of all('.documents a'))
      expect(link.getAttribute('href')).toContain(textOf(link))
    const reach = all('details').find((one) => /cannot reach/.test(textOf(one)))
    expect(reach?.querySelectorAll('li')).toHaveLength(4)
    expect(textOf(reach?.querySelector('.section-lead'))).toMatch(
      /^An answer that was still on its way/,
    )
  })
})

describe('the install page', () => {
  it('says at each step what it is for', async () => {
    await openPage('/settings/install')
    expect(
      all('.step').map((one) => [
        textOf(one.querySelector('h2')),
        textOf(one.querySelector('.section-lead')).slice(0, 35),
      ]),
    ).toEqual([
      ['Put the snippet on every page Done', 'It loads without holding the page u'],
      ['Say which pages may send answers Done', 'Answers are accepted from pages of '],
      ['Check a page Done', 'Open a page of the shop with a spec'],
      ['Answer a test question Done', 'On the page that you opened by the '],
      ['The first real answer Done', expect.stringMatching(/^It came on 1 Jan 1970/)],
    ])
    expect(tables()).toEqual([
      ['Test answers, counted nowhere', 'When, Survey, Score, Comment, From'],
    ])
    expect(textOf(document.querySelector('tbody tr'))).toMatch(/x4––$/)
    expect(document.querySelector('[role=tablist]')?.getAttribute('aria-label')).toBe(
      'Where the shop runs',
    )
    expect(document.querySelector('.findings')?.getAttribute('aria-label')).toBe(
      'What the pages reported',
    )
  })

  it('has the words for the tracking of events and for strict pages folded away', async () => {
    await openPage('/settings/install')
    const folds = all('details').map((one) => [
      textOf(one.querySelector('summary')),
      [...one.querySelectorAll('.section-lead')].map((lead) => textOf(lead).slice(0, 24)),
      textOf(one.querySelector('code')).slice(0, 24),
    ])
    expect(folds).toEqual([
      [
        'Tell the widget what happens (optional)',
        ['A survey may wait for an'],
        '<script>\n  if (typeof wa',
      ],
      [
        'The shop has a content security policy?',
        ['Then it needs these two ', 'With nonces: put yours o'],
        `script-src ${location.origin}`.slice(0, 24),
      ],
    ])
  })
})

describe('the form of a new site', () => {
  it('explains its fields', async () => {
    await openPage('/sites/new')
    expect(hints()).toEqual([
      ['Name', expect.stringMatching(/^.{10}/)],
      ['Time zone', 'Days are counted in it. It cannot be changed later.'],
      ['Language', expect.stringMatching(/^A question is asked in it/)],
      ['Origins', expect.stringMatching(/^One per line/)],
    ])
    expect(textOf(document.querySelector('.page-head p'))).not.toBe('')
  })
})

describe('the account page', () => {
  it('explains its fields, its lists and its parts', async () => {
    await openPage('/account')
    expect(textOf(document.querySelector('.page-head p'))).toBe(
      'Your name, your passkeys and your signed-in browsers.',
    )
    expect(hints()[0]).toEqual(['Name', 'Your team sees it, and the audit log keeps it.'])
    expect(textOf(document.querySelector('dl.row'))).toBe(
      'E-mailmarta@zielony.exampleIt is your account, and cannot be changed.',
    )
    expect(help()).toEqual(['name name', 'off 60'])
    expect(sections()).toEqual(
      [
        ['Passkeys', ''],
        ['Signed-in browsers', 'Sign out any you don’t recognise.'],
        ['Delete the account', 'This removes your passkeys, signs you ou'],
      ].map(([title, lead], i) => [
        title,
        i === 0 ? 'Sign in with a fingerprint, your face or' : lead,
      ]),
    )
    expect(tables()).toEqual([
      ['1 passkey', 'Name, Added, Last used, Backed up, Actions'],
      ['2 browsers', 'Browser, Signed in with, Signed in, Last seen, Actions'],
    ])
  })
})

describe('the ways in', () => {
  it('help to fill in an address of mail', async () => {
    await openPage('/sign-in')
    expect(help()).toEqual(['email email email'])
    expect(textOf(document.querySelector('.brand'))).toBe('Wayfelt')
    expect(document.querySelector('.entry-told')?.getAttribute('aria-live')).toBe('polite')
    expect(all('.ways code').map(textOf)).toEqual(['npm run signin-link', 'npm start'])
  })

  it('help the first owner to fill in the form', async () => {
    await openPage('/set-up#token')
    expect(hints()).toEqual([
      ['Your name', 'Your team sees it.'],
      ['E-mail', expect.stringMatching(/^Your account\. Wayfelt mails it the links/)],
    ])
    expect(help()).toEqual(['name name', 'email email email'])
    expect(textOf(document.querySelector('main h1 + p'))).toMatch(/^You will be its owner/)
  })
})

describe('the log', () => {
  it('is read under what it is, with filters that have names', async () => {
    await openPage('/settings/audit')
    expect(textOf(document.querySelector('.page-head'))).not.toBe('')
    expect(textOf(document.querySelector('.page-head p'))).not.toBe('')
    expect(all('.log-filters .field-label').map(textOf)).toEqual([
      'What happened',
      'Who did it',
      'From',
      'To',
    ])
    const section = document.querySelector('.log section')
    expect(section?.getAttribute('aria-labelledby')).toBe('day-2026-11-21')
    expect(section?.querySelector('time')?.getAttribute('datetime')).toBe(
      '2026-11-21T09:41:00.000Z',
    )
  })
})
