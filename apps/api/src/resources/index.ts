// SPDX-License-Identifier: Apache-2.0
export { servePublicPages } from './public-pages.js';
export { publicWords } from './public-words.js';
export { livedWords } from './lived-words.js';
export { gradeOf, readingGrade } from './reading-grade.js';
export { ResourcesModule } from './resources.module.js';
