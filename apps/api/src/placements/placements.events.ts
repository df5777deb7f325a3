// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const placementsListed = auditEvent('placement.listed', 'living_arrangement');
export const placementOpened = auditEvent('placement.opened', 'living_arrangement');
export const youthPlaced = auditEvent('placement.placed', 'living_arrangement');
export const respiteStarted = auditEvent('placement.respiteStarted', 'living_arrangement');
export const awayStarted = auditEvent('placement.awayStarted', 'living_arrangement');
export const layerEnded = auditEvent('placement.layerEnded', 'living_arrangement');
export const addressRead = auditEvent('placement.addressRead', 'living_arrangement');
export const movePlanned = auditEvent('placement.movePlanned', 'planned_move');
export const moveCalledOff = auditEvent('placement.moveCalledOff', 'planned_move');
export const moveOpened = auditEvent('placement.moveOpened', 'planned_move');
export const adultJoined = auditEvent('home.adultJoined', 'home_member');
export const adultLeft = auditEvent('home.adultLeft', 'home_member');
export const adultOpened = auditEvent('home.adultOpened', 'home_member');
export const caregiversListed = auditEvent('caregiver.listed', 'care_team');
export const caregiverFrozen = auditEvent('caregiver.frozen', 'account_freeze');
export const freezeLifted = auditEvent('caregiver.freezeLifted', 'account_freeze');
export const freezeOpened = auditEvent('caregiver.freezeOpened', 'account_freeze');
