// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { jcs } from '@harbor/transparency';
import { median } from './measure.js';
import { exported, writeLog } from './sealed-log.js';

/** What it costs to verify an exported log. */
export interface VerifierFigures {
  events: number;
  /** CPU of harbor-verify over that of hashing the same bytes. */
  overHashing: number;
  seconds: number;
  /** Its largest resident memory over that with half of the events: by then its heap has the size it keeps. */
  memoryGrowth: number;
}

const program = fileURLToPath(new URL('../../apps/verify/bin/harbor-verify.mjs', import.meta.url));
const hashing = fileURLToPath(new URL('hashing.js', import.meta.url));
const rounds = 3;

/** Of a log of so many events; a million or more: before, the verifier's heap has not the size it keeps. */
export function measureVerifier(events: number): VerifierFigures {
  const folder = mkdtempSync(path.join(tmpdir(), 'harbor-bench-log-'));
  try {
    const [small, large] = [path.join(folder, 'small'), path.join(folder, 'large')];
    writeLog(small, events / 2);
    writeLog(large, events);
    // In turns, so that a busy machine weighs on both.
    const turns = Array.from({ length: rounds }, () => ({ hashing: hashingMs(events), verified: verified(large) }));
    const cpu = median(turns.map(({ hashing, verified: { cpuMs } }) => cpuMs / hashing));
    const peak = (all: { peakKib: number }[]) => median(all.map(({ peakKib }) => peakKib));
    return {
      events,
      overHashing: cpu,
      seconds: median(turns.map((turn) => turn.verified.cpuMs)) / 1_000,
      memoryGrowth: peak(turns.map((turn) => turn.verified)) / peak(Array.from({ length: rounds }, () => verified(small))),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs harbor-verify as anybody would, and reads what it took. */
function verified(folder: string): { cpuMs: number; peakKib: number } {
  const tell = `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    console.error(JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakKib: maxRSS })); })`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, program, '--quiet', '--trust-bundle', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`harbor-verify ended with ${status}: ${stdout}${stderr}`);
  return JSON.parse(stderr) as { cpuMs: number; peakKib: number };
}

/** CPU of hashing the same bytes, and nothing around it. */
function hashingMs(events: number): number {
  const bytes = Buffer.byteLength(jcs(exported(0, randomUUID()).body));
  return Number(spawnSync(process.execPath, [hashing, String(events), String(bytes)], { encoding: 'utf8' }).stdout);
}
