import { readdir, readFile } from 'node:fs/promises'

const TICKS_A_SECOND = 100

/**
 * Seconds of CPU that the running child processes of this one have used: here, workerd. Other
 * programs on the machine stretch every clock, but hardly this.
 * @returns null where the system does not tell (only Linux does)
 */
export async function childCpuSeconds(): Promise<number | null> {
  try {
    const threads = await readdir('/proc/self/task')
    const lists = await Promise.all(
      threads.map(async (thread) => await readFile(`/proc/self/task/${thread}/children`, 'utf8')),
    )
    const children = lists.flatMap((list) => list.split(' ')).filter((pid) => pid.trim() !== '')
    const each = await Promise.all(children.map(cpuSeconds))
    return each.reduce((sum, seconds) => sum + seconds, 0)
  } catch {
    return null
  }
}

/** Time in user and kernel mode: fields 14 and 15 of proc(5); the name in front may hold spaces. */
async function cpuSeconds(pid: string): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}
