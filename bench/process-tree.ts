// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Linux counts a process's CPU in ticks of 10 ms. */
const tickMs = 10;

interface Stat {
  parent: number;
  /** Of the process itself, user and system. */
  ticks: number;
  /** Of its children that have ended and were waited for. */
  endedTicks: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    // The name in parentheses may hold anything, so the fields are counted from its end.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, utime = 0, stime = 0, cutime = 0, cstime = 0] = [1, 11, 12, 13, 14].map((i) => fields[i]);
    return { parent, ticks: utime + stime, endedTicks: cutime + cstime };
  } catch {
    return undefined;
  }
}

/** CPU a process has used so far, in ms. */
export function cpuOf(pid: number): number {
  return (statOf(pid)?.ticks ?? 0) * tickMs;
}

/** CPU a process and all its descendants have used so far, in ms, those that have ended included. */
export function cpuOfTree(root: number): number {
  const all = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (stat) all.set(Number(name), stat);
  }
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(all.get(pid)?.parent ?? 0));
  let ticks = 0;
  for (const [pid, stat] of all) if (isBelow(pid)) ticks += stat.ticks + stat.endedTicks;
  return ticks * tickMs;
}

/** Resident memory of a process in MiB. */
export function residentOf(pid: number): number {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) / 1024;
}

/** The most resident memory a process has had since its peak was forgotten, in MiB. */
export function peakOf(pid: number): number {
  const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) / 1024;
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
