// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from './cannot-start.js';

/** Waits for a server whose application has just died to end; refuses one that stays. */
export async function waitForEarlierServer(cluster: string): Promise<void> {
  const began = Date.now();
  for (let lock = readLock(cluster); lock && isAlive(lock.pid); lock = readLock(cluster)) {
    if (!isPostgres(lock.pid)) {
      // The number went to another program, as it does in every new container; PostgreSQL would take it for itself.
      rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
      return;
    }
    const patience = lock.state === 'stopping' ? 60_000 : 500;
    if (Date.now() - began > patience) throw inUse(cluster, lock.pid);
    await pause(20);
  }
}

export function inUse(cluster: string, pid?: number): CannotStart {
  return new CannotStart(
    `The database in ${cluster} is already in use by ${pid ? `process ${pid}` : 'another start'}: stop the other start first, or choose another folder with HARBOR_DATA.`,
  );
}

/** What PostgreSQL wrote about itself into its data directory: starting, ready, stopping. */
export function readLock(cluster: string): { pid: number; port: number; state: string } | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3]), state: lines[7]?.trim() ?? '' } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function isPostgres(pid: number): boolean {
  const command = commandFromProc(pid) ?? spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return /bin\/postgres(\s|\0|$)/.test(command);
}

function commandFromProc(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
