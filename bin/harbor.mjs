#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
import '../scripts/node-version.cjs';

// Only now, and without top-level await: an older Node could not even read the rest.
import('../scripts/run.mjs').then(({ run }) => run('cli'));
