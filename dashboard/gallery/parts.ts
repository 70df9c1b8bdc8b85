import type { Part } from './part.tsx'
import { CONTROLS } from './parts/controls.tsx'
import { CURVES } from './parts/curve.tsx'
import { FIELDS } from './parts/fields.tsx'
import { FORMS } from './parts/form.tsx'
import { LISTS } from './parts/lists.tsx'
import { LOADING } from './parts/loading.tsx'
import { MARKS } from './parts/marks.tsx'
import { OVERLAYS } from './parts/overlays.tsx'
import { PAGES } from './parts/pages.tsx'
import { PASSKEYS } from './parts/passkeys.tsx'

/** Everything that the gallery shows, in the order of its list. */
export const PARTS: Part[] = [
  ...CONTROLS,
  ...MARKS,
  ...FIELDS,
  ...FORMS,
  ...LISTS,
  ...OVERLAYS,
  ...PAGES,
  ...LOADING,
  ...PASSKEYS,
  ...CURVES,
]
