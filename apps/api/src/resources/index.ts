// SPDX-License-Identifier: Apache-2.0
export { gradeOf, readingGrade } from './reading-grade.js';
export { ResourcesModule } from './resources.module.js';
