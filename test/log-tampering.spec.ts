// SPDX-License-Identifier: Apache-2.0
import { type Demand, memoryStore, policyOf, verify } from 'harbor-verify';
import { bundle, epochFiles, eventOf, policyText, type SampleEvent, stateOf, writerKey } from './support/sample-log.js';
import { expungedLog, type Tampering, tamperings } from './support/tampering.js';

const trusted: Demand = { policies: [policyOf(policyText(0)), policyOf(policyText(1))] };

/** What of the finding is not as it should be; null when it is found with kind and place. */
function missed({ files, demand, kinds, idx }: Tampering): string | null {
  const { findings, exitCode } = verify(memoryStore(files), { ...trusted, ...demand });
  const found = findings.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
  const isPlaced = found.some((one) => idx === null || (one.idx !== null && one.idx <= idx && idx <= (one.last ?? one.idx)));
  const isWeighed = exitCode === 30 || (exitCode === 20 && found.every(({ severity }) => severity === 'undecided'));
  return isPlaced && isWeighed
    ? null
    : `exit ${exitCode}, ${JSON.stringify(findings.slice(0, 3).map(({ kind, idx, last }) => ({ kind, idx, last })))}`;
}

describe('a log that somebody touched', () => {
  let count = 0;
  const logs: [string, SampleEvent[], number][] = [
    ['26 events, two of them expunged', expungedLog('a', 26), 9],
    ['24 events, two of them expunged', expungedLog('b', 24), 16],
    ['13 events', Array.from({ length: 13 }, (_, n) => eventOf('c', n)), 4],
  ];

  it.each(logs)('says so, and where: %s', (_, events, half) => {
    const wrong: string[] = [];
    for (const one of tamperings(events, half)) {
      count++;
      const miss = missed(one);
      if (miss !== null) wrong.push(`${one.what} (${one.kinds.join(' or ')} at ${one.idx}): ${miss}`);
    }
    expect(wrong).toEqual([]);
  });

  it('was touched in more than 10,000 ways', () => {
    expect(count).toBeGreaterThan(10_000);
  });

  it('raises no alarm over 200 clean logs', () => {
    const alarms: unknown[] = [];
    for (let size = 0; size < 200; size++) {
      const isExpunged = size > 8 && size % 2 === 0;
      const events = isExpunged
        ? expungedLog(`clean ${size}`, size)
        : Array.from({ length: size }, (_, n) => eventOf(`clean ${size}`, n));
      const files = bundle(epochFiles(events, [Math.floor(size / 2)]));
      const state = { name: 'state', lines: stateOf(events) };
      const { exitCode, findings } = verify(memoryStore(files), { ...trusted, writerKey, state });
      if (exitCode !== (isExpunged ? 10 : 0)) alarms.push({ size, findings });
    }
    expect(alarms).toEqual([]);
  });
});
