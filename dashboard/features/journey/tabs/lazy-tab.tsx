import type { ComponentType } from 'preact'
import type { Tab } from '#dashboard/features/journey/view/view.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import type { TabProps } from './tab-props.ts'

const LOADS: Record<Tab, () => Promise<ComponentType<TabProps>>> = {
  pains: async () => (await import('./pains/pains-tab.tsx')).PainsTab,
  moments: async () => (await import('./moments/moments-tab.tsx')).MomentsTab,
  paths: async () => (await import('./paths/paths-tab.tsx')).PathsTab,
  sample: async () => (await import('./sample/sample-tab.tsx')).SampleTab,
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
