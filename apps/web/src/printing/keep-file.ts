// SPDX-License-Identifier: Apache-2.0

/** Long enough for the slowest browser to have begun; the page's own end takes the address back in any case. */
const takenBackMs = 30_000;

/** Hands a file to the browser, which keeps it where its person keeps files. No address of ours stands in its list of downloads. */
export function keepFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), takenBackMs);
}
