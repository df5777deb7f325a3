// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, '.build/stamp.json');
const made = new Set(['dist', 'node_modules']);

const libs = ['libs/policy', 'libs/calendar', 'libs/transparency', 'libs/contracts'];
const projects = [...libs, 'migrations', 'apps/api'];
const settings = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'nest-cli.json', 'scripts/build.mjs'];

/** In order. A step runs when a file of its inputs changed, appeared or went; `outputs` are the folders it fills. */
const steps = [
  { name: 'code', tool: 'typescript/bin/tsc', args: ['-b', ...projects], inputs: [...projects, ...settings], outputs: projects },
  // The JavaScript of the messages comes from here: the plugin writes their API description into it.
  {
    name: 'messages',
    tool: '@nestjs/cli/bin/nest.js',
    args: ['build', 'contracts'],
    inputs: [...libs, ...settings],
    outputs: ['libs/contracts'],
    after: dropUnusedImport,
  },
];

/** The build did not succeed; what is wrong stands above, or in the message. */
export class BuildFailed extends Error {}

/**
 * Builds what changed since the last build, judged by content, so that copying the tree elsewhere builds nothing again.
 *
 * @throws BuildFailed
 */
export function build() {
  const stamp = readStamp();
  const now = steps.map((step) => ({ ...step, files: fingerprints(step.inputs) }));
  if (now.some(({ name, files, outputs }) => hasLost(stamp[name], files) || outputs.some((one) => !existsSync(dist(one))))) {
    clean();
    for (const name of Object.keys(stamp)) delete stamp[name];
  }
  const stale = now.filter(({ name, files }) => !isSame(stamp[name], files));
  if (stale.length === 0) return;
  const began = Date.now();
  console.error('Building Safe Harbor …');
  for (const step of stale) {
    // Known beforehand, though not yet built: a build that stops half-way leaves traces of these files as well.
    write(stamp, step, Object.fromEntries(Object.keys(step.files).map((file) => [file, null])));
    run(step);
    write(stamp, step, step.files);
  }
  console.error(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

/**
 * The plugin imports the whole of @nestjs/swagger into every message file, also where it wrote nothing that uses it. Only
 * the API document needs that package; loading it would cost every start of the server half a second.
 */
function dropUnusedImport() {
  const folder = path.join(root, 'libs/contracts/dist');
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8');
    // The line stays, empty, so that source maps still fit.
    const without = text.replace(/^import \* as openapi from "@nestjs\/swagger";$/m, '');
    if (without !== text && !/\bopenapi\./.test(without)) writeFileSync(file, without);
  }
}

function run({ tool, args, after }) {
  const program = path.join(root, 'node_modules', tool);
  if (!existsSync(program)) {
    throw new BuildFailed(
      'The sources are not built, and the compiler is not installed: run "npm ci" with development packages.',
    );
  }
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new BuildFailed('The build did not succeed: mend what is named above and try again.');
  after?.();
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function write(stamp, { name }, files) {
  stamp[name] = files;
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(stamp));
}

/** The compiler never removes what it made from a source that is gone; an old migration must not stay and run. */
function hasLost(before = {}, files) {
  return Object.keys(before).some((file) => !(file in files));
}

/** Folders are listed in no certain order. */
function isSame(before = {}, files) {
  return !hasLost(before, files) && Object.keys(files).every((file) => files[file] === before[file]);
}

const dist = (project) => path.join(root, project, 'dist');

function clean() {
  for (const project of projects) {
    rmSync(dist(project), { recursive: true, force: true });
    rmSync(path.join(root, project, 'tsconfig.tsbuildinfo'), { force: true });
  }
}

function fingerprints(inputs) {
  const files = inputs.flatMap((input) => (settings.includes(input) ? [input] : filesIn(input)));
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest('base64'),
    ]),
  );
}

/** Every source below the folder. */
function filesIn(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (made.has(entry.name) || entry.name.startsWith('.') || entry.name.endsWith('.tsbuildinfo')) return [];
    const below = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(below) : [below];
  });
}

if (path.basename(process.argv[1] ?? '') === 'build.mjs') {
  try {
    build();
  } catch (error) {
    console.error(error instanceof BuildFailed ? error.message : error);
    process.exitCode = 1;
  }
}
