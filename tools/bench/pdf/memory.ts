/** Memory of this process and of those it started. */
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Most memory that this process ever held, in bytes. Linux counts what the parent held at the fork into the figure of
 * `resourceUsage`; its own high mark begins with the program itself.
 */
export function peakOfProcess(): number {
  if (process.platform === 'linux') {
    const mark = /^VmHWM:\s+(\d+) kB/mu.exec(readFileSync('/proc/self/status', 'latin1'))?.[1];
    if (mark !== undefined) return Number(mark) * 1024;
  }
  return process.resourceUsage().maxRSS * 1024;
}

function parentsOfAll(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      // The name of the program stands in brackets and may hold blanks.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      parents.set(Number(name), parent);
    } catch {
      // The process has ended meanwhile.
    }
  }
  return parents;
}

/**
 * Bytes that the processes below this one hold, with what they share counted once; null where the system does not tell
 * (other systems than Linux).
 */
export function bytesOfChildren(): number | null {
  if (process.platform !== 'linux') return null;
  const parents = parentsOfAll();
  const isBelow = (id: number): boolean => {
    for (let at = parents.get(id); at !== undefined && at > 0; at = parents.get(at))
      if (at === process.pid) return true;
    return false;
  };
  let bytes = 0;
  for (const id of parents.keys()) {
    if (!isBelow(id)) continue;
    try {
      const text = readFileSync(`/proc/${id}/smaps_rollup`, 'latin1');
      bytes += Number(/^Pss:\s+(\d+) kB/mu.exec(text)?.[1] ?? 0) * 1024;
    } catch {
      // The process has ended meanwhile.
    }
  }
  return bytes;
}
