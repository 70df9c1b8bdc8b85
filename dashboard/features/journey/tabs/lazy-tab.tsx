import type { ComponentType } from 'preact'
import type { Curve } from '#contract/journey.ts'
import type { Tab } from '#dashboard/features/journey/view/view.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'

/** What a tab is given beside what every part of the page knows. */
export interface TabProps {
  /** The curve of the same days and filters; null until it is here. */
  curve: Curve | null
}

const LOADS: Record<Tab, () => Promise<ComponentType<TabProps>>> = {
  comments: async () => (await import('./comments/comments-tab.tsx')).CommentsTab,
}

/** A tab beside the curve: its code and words come when it is opened. */
export function LazyTab({ tab, curve }: TabProps & { tab: Tab }) {
  return (
    <LazyPart key={tab} name={`tab ${tab}`} load={LOADS[tab]} waiting={<Bones />}>
      {(Part) => <Part curve={curve} />}
    </LazyPart>
  )
}
