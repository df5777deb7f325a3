// SPDX-License-Identifier: Apache-2.0
export { HomesModule } from './homes.module.js';
export { HomeAddressService } from './home-address.service.js';
export { HomeService } from './home.service.js';
export { HouseholdService } from './household.service.js';
export type { Home } from './home.entity.js';
