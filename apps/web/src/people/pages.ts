// SPDX-License-Identifier: Apache-2.0
// Who keeps the people of an agency goes from one of these to the next: they are fetched together.
export { default as InvitationsPage } from './InvitationsPage.js';
export { default as InvitePage } from './InvitePage.js';
export { default as PeoplePage } from './PeoplePage.js';
export { default as PersonPage } from './PersonPage.js';
