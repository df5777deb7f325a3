// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, '.build/stamp.json');
const made = new Set(['dist', 'generated', 'node_modules']);

const libs = ['libs/policy', 'libs/calendar', 'libs/transparency', 'libs/hsds', 'libs/wording', 'libs/contracts'];
const projects = [...libs, 'migrations', 'apps/api'];
/** Programs of their own, which run elsewhere. */
const tools = ['apps/verify', 'apps/witness'];
const web = 'apps/web';
const settings = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'nest-cli.json', 'scripts/build.mjs'];

const dist = (project) => `${project}/dist`;

/** In order. A step runs when a file of its inputs changed, appeared or went; `outputs` are the folders it fills. */
const steps = [
  {
    name: 'code',
    tool: 'typescript/bin/tsc',
    args: ['-b', ...projects, ...tools],
    inputs: [...projects, ...tools, ...settings],
    outputs: [...projects, ...tools].map(dist),
    leavesTraces: true,
  },
  // The JavaScript of the messages comes from here: the plugin writes their API description into it.
  {
    name: 'messages',
    tool: '@nestjs/cli/bin/nest.js',
    args: ['build', 'contracts'],
    inputs: [...libs, ...settings],
    outputs: ['libs/contracts/dist'],
    leavesTraces: true,
  },
  // What runs: the server and the commands, each in a few files, because reading 1,500 costs half a second of every start.
  {
    name: 'server',
    tool: 'rolldown/bin/cli.mjs',
    args: ['--config', 'rolldown.config.mjs'],
    isChatty: true,
    cwd: 'apps/api',
    inputs: [...projects, ...settings],
    outputs: ['apps/api/dist/bundle'],
  },
  // One file, because it runs on another machine.
  {
    name: 'witness',
    tool: 'rolldown/bin/cli.mjs',
    args: ['--config', 'rolldown.config.mjs'],
    isChatty: true,
    cwd: 'apps/witness',
    inputs: ['apps/witness', 'libs/transparency', ...settings],
    outputs: ['apps/witness/dist/bundle'],
  },
  // From the API document: what the pages ask with, and the rules of their forms.
  {
    name: 'client',
    tool: '@hey-api/openapi-ts/bin/run.js',
    args: ['--silent'],
    cwd: web,
    inputs: ['apps/api/openapi.json', 'apps/web/openapi-ts.config.ts', ...settings],
    outputs: ['apps/web/src/api/generated'],
  },
  {
    name: 'pages',
    tool: 'vite/bin/vite.js',
    args: ['build', '--logLevel', 'warn'],
    cwd: web,
    inputs: [web, 'libs/policy', 'libs/wording', 'apps/api/openapi.json', ...settings],
    outputs: ['apps/web/dist'],
  },
  // Beside them, and after each of their builds, which begins with an empty folder.
  {
    name: 'public pages',
    tool: 'vite/bin/vite.js',
    args: ['build', '--mode', 'public', '--logLevel', 'warn'],
    cwd: web,
    inputs: [web, 'libs/policy', 'libs/wording', 'apps/api/openapi.json', ...settings],
    outputs: ['apps/web/dist'],
    after: compressPages,
  },
];

/** The build did not succeed; what is wrong stands above, or in the message. */
export class BuildFailed extends Error {}

/**
 * Builds what changed since the last build, judged by content, so that copying the tree elsewhere builds nothing again.
 * `upTo` names the last step that is needed: the API document is made before the pages that follow from it.
 *
 * @throws BuildFailed
 */
export function build(upTo = steps.at(-1).name) {
  const stamp = readStamp();
  const wanted = steps.slice(0, steps.findIndex(({ name }) => name === upTo) + 1);
  const now = wanted.map((step) => ({ ...step, files: fingerprints(step.inputs) }));
  const isGone = ({ outputs }) => outputs.some((one) => !existsSync(path.join(root, one)));
  const traces = now.filter(({ leavesTraces }) => leavesTraces);
  if (traces.some((step) => hasLost(stamp[step.name], step.files) || isGone(step))) {
    clean();
    for (const { name } of traces) delete stamp[name];
  }
  const stale = now.filter((step) => isGone(step) || !isSame(stamp[step.name], step.files));
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

/** Packed once here instead of at every answer. */
function compressPages() {
  const folder = path.join(root, 'apps/web/dist/assets');
  for (const name of readdirSync(folder).filter((one) => /\.(?:js|css|svg)$/.test(one))) {
    const bytes = readFileSync(path.join(folder, name));
    if (bytes.length < 1_000) continue;
    writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
  }
}

function run({ tool, args, cwd = '.', isChatty, after }) {
  const program = path.join(root, 'node_modules', tool);
  if (!existsSync(program)) {
    throw new BuildFailed(
      'The sources are not built, and the compiler is not installed: run "npm ci" with development packages.',
    );
  }
  const { status } = spawnSync(process.execPath, [program, ...args], {
    cwd: path.join(root, cwd),
    stdio: ['ignore', isChatty ? 'ignore' : 2, 2],
  });
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

function clean() {
  for (const project of [...projects, ...tools]) {
    rmSync(path.join(root, dist(project)), { recursive: true, force: true });
    rmSync(path.join(root, project, 'tsconfig.tsbuildinfo'), { force: true });
  }
}

function fingerprints(inputs) {
  const files = inputs.flatMap((input) => (path.extname(input) ? [input] : filesIn(input)));
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
