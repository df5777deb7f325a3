// SPDX-License-Identifier: Apache-2.0
import { isTimeZone } from '@harbor/calendar';
import { epochReasons } from '@harbor/policy';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { VerifyLog } from './verify-log.js';
import type { NewAccount, NewAgency } from './founding/index.js';
import { isPhone } from './platform/phone.js';

/** Loaded when there is something to do: it brings the whole application. */
const commands = () => import('./commands.js');

const fitting = (fits: (text: string) => boolean, says: string) => (text: string) => {
  if (!fits(text)) throw new InvalidArgumentError(says);
  return text;
};
const line = (max: number) =>
  fitting(
    (text) => text.trim() !== '' && [...text].length <= max && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text),
    `It must be one line of 1 to ${max} characters.`,
  );
const code = fitting((text) => /^[a-z0-9-]{2,40}$/.test(text), 'It must be 2 to 40 lower-case letters, digits or hyphens.');
const signInName = fitting(
  (text) => /^[a-z0-9][a-z0-9._-]{1,59}$/.test(text),
  'It must be 2 to 60 lower-case letters, digits, dots, hyphens or underscores.',
);
const timeZone = fitting(isTimeZone, 'It must be an IANA time zone such as America/Chicago.');
const phone = fitting(isPhone, 'It must be a telephone number that can be dialled.');
const count = fitting((text) => /^(?:0|[1-9]\d{0,11})$/.test(text), 'It must be a whole number.');
const hours = fitting((text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 168, 'It must be 1 to 168.');

const program = new Command('harbor')
  .description('Looks after a Safe Harbor installation. Settings come from the environment: see docs/operations.md.')
  .addHelpText(
    'after',
    '\nWith HARBOR_OWNER_URL and DATABASE_URL these commands work on that database, else on the one in .data/,\nalso while "npm start" runs.',
  );

program
  .command('migrate')
  .description('Makes the database roles and brings the schema up to date. May be repeated.')
  .action(async () => (await commands()).migrateSchema());

program
  .command('create-agency')
  .description('Founds an agency: its key, its settings and its plan template. Refused beside a demo.')
  .requiredOption('--code <code>', 'what its people type when they sign in', code)
  .requiredOption('--name <name>', 'its name', line(200))
  .requiredOption('--time-zone <zone>', 'its IANA time zone, such as America/Chicago', timeZone)
  .requiredOption('--on-call-phone <number>', 'whom caregivers call at any hour', phone)
  .option('--on-call-name <name>', 'how that is called', line(100), 'On-call worker')
  .action(async (asked: Omit<NewAgency, 'isDemo'>) => (await commands()).createAgency(asked));

interface AdminOptions {
  agency: string;
  signInName: string;
  displayName: string;
  language: NewAccount['language'];
  hours: string;
  again?: true;
}
program
  .command('create-admin')
  .description('Makes an administrator of an agency and prints the one-use code with which they set themselves up.')
  .requiredOption('--agency <code>', 'the code of the agency', code)
  .requiredOption('--sign-in-name <name>', 'what they type when they sign in', signInName)
  .option('--display-name <name>', 'how others see them', line(80), 'Administrator')
  .addOption(new Option('--language <language>', 'theirs').choices(['en', 'es'] satisfies NewAccount['language'][]).default('en'))
  .option('--hours <hours>', 'how long the code is good', hours, '24')
  .option('--again', 'a new code for an administrator who is there already')
  .action(async ({ agency, again, hours: goodFor, ...asked }: AdminOptions) =>
    (await commands()).createAdmin({ ...asked, agencyCode: agency, hours: Number(goodFor), isAgain: again === true }),
  );

program
  .command('seed-demo')
  .description('Adds the two demo agencies: made-up people, made-up children, known passwords. Refused beside a real agency.')
  .action(async () => (await commands()).addDemo());

interface ImportOptions {
  agency: string;
  by?: string;
  table?: string;
  failures?: string;
  dryRun?: true;
}
program
  .command('import-directory')
  .description('Imports HSDS data into the directory of an agency: a JSON, CSV or ZIP file, or a folder of JSON and CSV files.')
  .argument('<file>', 'the file or folder')
  .requiredOption('--agency <code>', 'the code of the agency', code)
  .option('--by <sign-in-name>', 'the administrator in whose name; needed where there are several', signInName)
  .addOption(
    new Option('--table <table>', 'what a single CSV file is a table of').choices([
      ...['organization', 'service', 'location', 'service_at_location', 'taxonomy', 'taxonomy_term'],
    ]),
  )
  .option('--failures <file>', 'where to write the rows that were not taken, and why, as CSV')
  .option('--dry-run', 'only look what would happen')
  .action(async (file: string, { agency, dryRun, ...asked }: ImportOptions) =>
    (await commands()).importDirectory({ ...asked, path: file, agencyCode: agency, isDryRun: dryRun === true }),
  );

const several = (value: string, before: string[] = []) => [...before, value];
program
  .command('verify-log')
  .description(
    'Checks that nobody changed the sealed log: exports it and has harbor-verify read it. Exit status as harbor-verify.',
  )
  .option('--agency <code>', 'one agency alone', code)
  .option('--policy <file>', 'whom to believe; without it, the keys in the sealer’s folder (may be repeated)', several)
  .option('--checkpoint <file>', 'a signed checkpoint you kept (may be repeated)', several)
  .option('--state', 'also hold the rows against the newest event of each: a row that somebody edited by SQL is named')
  .option('--keep <file>', 'where to leave the exported log, which says what every event says')
  .action(async (asked: VerifyLog) => (await commands()).verifyLog(asked));

interface EpochOptions {
  agency: string;
  reason: string;
  size?: string;
}
program
  .command('declare-epoch')
  .description(
    'Lets the sealed log of an agency go on as a new one, after its end or its key was lost. Stays in the log for good.',
  )
  .requiredOption('--agency <code>', 'the code of the agency', code)
  .addOption(new Option('--reason <reason>', 'why').choices(epochReasons).makeOptionMandatory())
  .option('--size <events>', 'where sealing has stopped, how many events the old log counted; without it you are told', count)
  .action(async ({ agency, size, reason }: EpochOptions) =>
    (await commands()).beginEpoch({ agencyCode: agency, reason, size: size === undefined ? undefined : Number(size) }),
  );

program
  .command('doctor')
  .description('Looks for what would go wrong: one line for each thing, exit status 1 when there is a problem. Changes nothing.')
  .action(async () => (await commands()).doctor());

await program.parseAsync();
