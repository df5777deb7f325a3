// SPDX-License-Identifier: Apache-2.0
export { NoSuchService } from './directory.errors.js';
export { DirectoryModule } from './directory.module.js';
export { DirectoryWriter, type Kept, type NotKept } from './directory-writer.js';
export { fitOf } from './fit.js';
export { factsOf } from './facts.js';
export { helpKinds, helpTaxonomy, termOf } from './help-kinds.js';
export { LoadedShelf, mayLeave } from './hsds-shelf.js';
export { Lister } from './lister.js';
export { ServicePageService } from './service-page.service.js';
export { standard } from './standard.js';
export { zipPlace } from './zip-places.js';
