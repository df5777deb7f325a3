// SPDX-License-Identifier: Apache-2.0

/** What the start says to a person: where to go, and as whom. */
export async function greet(url: string, isOwnHouse: boolean): Promise<void> {
  const lines = ['', `  Safe Harbor is ready at ${url}`, `  API documentation: ${url}/api-docs`];
  if (isOwnHouse) lines.push('  Data is kept in .data/. Ctrl-C stops everything.');
  console.log([...lines, ''].join('\n'));
}
