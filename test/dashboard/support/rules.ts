const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
const nameOf = (element: Element) =>
  element.getAttribute('aria-label') ?? element.textContent.trim()
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'popovertarget']

/** What every page keeps to, and the elements that would break it. */
const RULES: Record<string, () => Element[]> = {
  'a button says whether it sends its form': () => all('button:not([type])'),
  'a button has a name': () => all('button, a[href]').filter((one) => nameOf(one) === ''),
  'a drawing is no word': () => all('svg:not([aria-hidden=true])'),
  'a drawing has a size of its own': () => all('svg:not([viewBox])'),
  'a field has a label': () =>
    all('input, select, textarea').filter(
      (one) =>
        !one.getAttribute('aria-label') &&
        !all('label').some(
          (label) => label.contains(one) || (one.id && label.getAttribute('for') === one.id),
        ),
    ),
  'what an element refers to is there': () =>
    REFERENCES.flatMap((name) =>
      all(`[${name}]`).filter((one) =>
        (one.getAttribute(name) ?? '').split(' ').some((id) => !document.getElementById(id)),
      ),
    ),
  'an id is there once': () => all('[id]').filter(({ id }) => all(`[id="${id}"]`).length > 1),
  'a link to a new tab keeps this one to itself': () => all('a[target=_blank]:not([rel=noopener])'),
  'a table has a caption': () =>
    all('table').filter((one) => !one.querySelector('caption')?.textContent),
  'a cell of headings says what it heads': () => all('th:not([scope])'),
  'a dialog, a list of pages and a set of fields has a name': () =>
    all('dialog, nav, fieldset, [role=tablist], progress').filter(
      (one) =>
        !one.getAttribute('aria-label') &&
        !one.getAttribute('aria-labelledby') &&
        !one.querySelector('legend')?.textContent,
    ),
  'a part with a heading is named by it': () => all('section.section:not([aria-labelledby])'),
  'a form tells what is wrong in the words of the page': () => all('form:not([novalidate])'),
  'an instant can be read by programs, and in full by people': () =>
    all('time').filter((one) => !one.getAttribute('datetime') || !one.title),
  'a bone is no word': () => all('.bone').filter((one) => one.textContent !== ''),
}

/** The elements on the page that break a rule of the house, each with the rule. */
export function brokenRules(): string[] {
  return Object.entries(RULES).flatMap(([rule, find]) =>
    find().map((one) => `${rule}: ${one.outerHTML.slice(0, 120)}`),
  )
}
