/*
 * How long JavaScript held a page's main thread, by two ways that know nothing of each other.
 */

/** Categories of a trace that hold the events below; microtasks are in `v8.execute` alone. */
export const TRACED = ['devtools.timeline', 'v8', 'v8.execute', '__metadata']

/**
 * Work of the main thread that is JavaScript: compiling and running it, whatever calls it back, and
 * its garbage. What continues after an `await`, and all that a module import leads to, runs as
 * microtasks.
 */
const SCRIPT_EVENTS = new Set([
  'EvaluateScript',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'v8.produceCache',
  'v8.produceModuleCache',
  'v8.run',
  'v8.callFunction',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'MinorGC',
  'MajorGC',
])

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Begin and duration in microseconds: of the clock, and of the thread's own CPU time. */
  ts: number
  dur?: number
  tdur?: number
  args: { name?: string }
}

/**
 * CPU milliseconds of script events that stand in no other script event, on the renderer's main
 * thread that ran most of them.
 * @param trace JSON of a Chromium trace with the categories of `TRACED`
 */
export function scriptMs(trace: string): number {
  const { traceEvents: events } = JSON.parse(trace) as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const perThread = new Map<string, number>()
  for (const event of events)
    if (event.name === 'thread_name' && event.args.name === 'CrRendererMain')
      perThread.set(threadOf(event), 0)
  const script = events
    .filter(({ name, ph }) => ph === 'X' && SCRIPT_EVENTS.has(name))
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const ends = new Map<string, number>()
  for (const event of script) {
    const thread = threadOf(event)
    const before = perThread.get(thread)
    if (before === undefined || event.ts < (ends.get(thread) ?? 0)) continue
    ends.set(thread, event.ts + (event.dur ?? 0))
    perThread.set(thread, before + (event.tdur ?? 0))
  }
  return Math.max(0, ...perThread.values()) / 1000
}

interface Profile {
  nodes: { id: number; callFrame: { functionName: string } }[]
  samples?: number[]
  /** Microseconds from the sample before to each sample. */
  timeDeltas?: number[]
}

/** Frames of the profiler in which no JavaScript runs. */
const NO_SCRIPT = new Set(['(root)', '(program)', '(idle)'])

/** Milliseconds, by the clock, that V8's sampling profiler saw in JavaScript and its garbage collection. */
export function profiledMs({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]))
  let total = 0
  samples.forEach((id, index) => {
    // A sample stands for the time until the next.
    if (!NO_SCRIPT.has(names.get(id) ?? '(root)')) total += timeDeltas[index + 1] ?? 0
  })
  return total / 1000
}
