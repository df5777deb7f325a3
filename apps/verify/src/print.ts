// SPDX-License-Identifier: Apache-2.0
import type { ExitCode } from './findings.js';
import type { Report } from './verify.js';

const verdicts: Record<ExitCode, string> = {
  0: 'GOOD. Nothing was changed and nothing is missing.',
  10: 'GOOD, WITH DECLARED GAPS. Nothing was changed; what is missing was declared.',
  20: 'CANNOT DECIDE. No change was found, but questions are open.',
  30: 'TAMPERED. Something was changed, or is missing without a word.',
};

/** The report in plain sentences. */
export function printed({ epochs, findings, counts, exitCode }: Report): string {
  const lines = epochs.flatMap(({ epoch, origin, size, root, checkpoints, witnessed, isWitnessAsked, continues }) => [
    `Epoch ${epoch} (${origin}): ${size} events, root ${root ?? 'unknown'}; ${checkpoints} checkpoints, ${isWitnessAsked ? `${witnessed} of them witnessed` : 'no witness asked for'}.`,
    ...(continues
      ? [`  It goes on where ${continues.origin} ended with ${continues.size} events: ${continues.reason ?? 'unknown'}.`]
      : []),
  ]);
  const all = counts.tampered + counts.undecided + counts.gap;
  const more = all > findings.length ? [`… and ${all - findings.length} findings more.`] : [];
  return `${[...lines, ...findings.map(({ kind, text }) => `${kind}: ${text}`), ...more, verdicts[exitCode]].join('\n')}\n`;
}
