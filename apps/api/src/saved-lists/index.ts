// SPDX-License-Identifier: Apache-2.0
export { SavedList } from './saved-list.entity.js';
export { SavedListsModule } from './saved-lists.module.js';
export { listMade } from './saved-lists.events.js';
