// SPDX-License-Identifier: Apache-2.0
import './node-version.cjs';

// Only now, and without top-level await: an older Node could not even read the rest.
import('./run.mjs').then(({ run }) => run('sealer'));
