// SPDX-License-Identifier: Apache-2.0
import { roles } from './actor.js';
import { cellOf, permissions } from './grants.js';
import { jobs } from './jobs.js';
import { tables } from './rows.js';

/** The policy table as a page of the manual, for a program director to read. Generated; a test fails when it drifts. */
export function policyPage(): string {
  const head = ['Permission', ...roles.map((role) => role.replace(/_/g, ' '))];
  const lines = permissions.map((permission) => [
    `\`${permission}\``,
    ...roles.map((role) => {
      const { relations, fresh, sealed } = cellOf(role, permission);
      return relations.length === 0 ? '' : `${relations.join(', ')}${fresh ? ' \\*' : ''}${sealed ? ' !' : ''}`;
    }),
  ]);
  const served = Object.entries(tables).map(([table, rule]) => {
    const list = (asked?: readonly string[]) => asked?.map((one) => `\`${one}\``).join(', ') ?? '';
    const { select, shows, insert, update } = rule as {
      select: readonly string[];
      shows?: string;
      insert?: readonly string[];
      update?: readonly string[];
    };
    return [`\`${table}\`${shows ? ` (${shows})` : ''}`, list(select), list(insert), list(update)];
  });
  return [
    '# Who may what',
    '',
    'Generated from `libs/policy` by `npm run policy`. The same table decides at the door of every request, narrows every',
    'query, is the row-level security of the database, and yields the test matrix. An empty cell is a refusal, answered as',
    'if there were nothing there.',
    '',
    '- **assigned**: on the youth’s care team as their worker. **supervising**: supervises such a worker now.',
    '- **placed**: the youth lives with this caregiver now; it ends with the placement. **intake**: the file has no care team yet.',
    '- **shared**: a consent to one’s organization runs; only that consent and what left under it are seen.',
    '- **self**: one’s own record. **agency**: any record of this kind in one’s own agency.',
    '- **\\*** a second factor proved within the last 15 minutes. **!** sealed before its effect:',
    '  the answer leaves only after the event is in a signed checkpoint of the log, and not at all while nothing can be sealed.',
    '- A caregiver knows of the youth who lives with them what a day asks for (C1): the name in use, pronouns, languages, care,',
    '  and the age in whole years. Birth date, gender as the case has it and legal name (C2) they do not read; no search, fit or',
    '  count tells them.',
    '- A declared conflict takes away every relation to that youth, and so does being a person of concern to them: deny wins.',
    '',
    ...table(head, lines),
    '',
    '## Which permissions a row of the database serves',
    '',
    'A class in brackets: the row is read only in relations in which the role reads that class of the file.',
    '',
    ...table(['Table', 'Read', 'Add', 'Change'], served),
    '',
    '## What jobs may',
    '',
    'A job is no person: it acts for the one who asked, while they hold the permission, and touches these tables only.',
    '',
    ...table(['Kind of job', 'Asked for with', 'Read', 'Add', 'Change'], ofJobs()),
    '',
    '## What the link of an offer may',
    '',
    'A service without an account answers by a link. While the link can be used, whoever holds it touches these rows of that',
    'one referral, and nothing else.',
    '',
    ...table(['Table', 'May', 'Rows'], ofLinks()),
    '',
  ].join('\n');
}

function ofJobs(): string[][] {
  return Object.entries(jobs).map(([kind, permission]) => {
    const touched = (verb: string) =>
      Object.entries(tables)
        .filter(([, rule]) => {
          const { byJob } = rule as { byJob?: Record<string, readonly string[] | undefined> };
          return byJob?.[verb]?.includes(kind);
        })
        .map(([name]) => `\`${name}\``)
        .join(', ');
    return [`\`${kind}\``, `\`${permission}\``, touched('select'), touched('insert'), touched('update')];
  });
}

function ofLinks(): string[][] {
  return Object.entries(tables).flatMap(([name, rule]) => {
    const { byLink } = rule as { byLink?: { rows: string; may: readonly string[] } };
    return byLink ? [[`\`${name}\``, byLink.may.join(', '), `\`${byLink.rows}\``]] : [];
  });
}

function table(head: string[], lines: string[][]): string[] {
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
}
