// SPDX-License-Identifier: Apache-2.0
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional } from 'class-validator';
import { IsCalendarDate, IsCode, IsId, IsInstant, IsNullable, IsPlainText } from './fields.js';
import { fosterTraits } from './home.dto.js';

/** Where a youth lives: AFCARS E113 and E120 (45 CFR 1355.44), and `not_placed_yet`. */
export const baseKinds = [
  'foster_family_home',
  'group_home_family',
  'group_home_staff',
  'group_home_shelter',
  'residential_treatment',
  'qrtp',
  'child_care_institution',
  'child_care_institution_shelter',
  'supervised_independent',
  'juvenile_justice',
  'medical_rehabilitative',
  'psychiatric_hospital',
  'placed_at_home',
  'not_placed_yet',
] as const;
export type BaseKind = (typeof baseKinds)[number];
/** AFCARS E120, codes 12 and 13. The placement goes on meanwhile. */
export const awayKinds = ['runaway', 'whereabouts_unknown'] as const;
export type AwayKind = (typeof awayKinds)[number];
export type ArrangementKind = BaseKind | AwayKind | 'respite';
/** Of the base line; respite and away lie over it. */
export const arrangementLayers = ['base', 'respite', 'away'] as const;
export type ArrangementLayer = (typeof arrangementLayers)[number];
/** AFCARS E121, codes 1 to 3. */
export const placeLocations = ['in_state', 'out_of_state', 'out_of_country'] as const;
export type PlaceLocation = (typeof placeLocations)[number];

/** Why a placement ended. None of them blames the youth. */
export const moveReasons = [
  'place_found',
  'step_down',
  'more_support',
  'closer_to_family',
  'with_siblings',
  'youth_asked',
  'home_closed',
  'stay_complete',
  'going_home',
  'caregiver_asked',
  'safety_concern',
  'court_order',
  'hospital_stay',
  'home_visit_ended',
  'other',
] as const;
/** Why respite or an absence ended: each of its own, and `other` of both. A move ends a respite as `placement_changed`. */
export const layerEndReasons = ['respite_complete', 'came_back', 'was_found', 'other'] as const;
export type LayerEndReason = (typeof layerEndReasons)[number];

/** Places a youth, or moves them: the arrangement in force ends and this one begins, in one act. */
export class PlaceYouth {
  @IsCode(baseKinds) kind!: BaseKind;
  /** Of a foster family home, at least one; the home's own when left out. */
  @IsOptional() @IsArray() @ArrayMaxSize(6) @ArrayUnique() @IsCode(fosterTraits, { each: true }) traits?: string[];
  /** Needed for a foster family home, and then one with that trait; none for `placed_at_home` and `not_placed_yet`. */
  @IsOptional() @IsId() homeId?: string;
  /** Who takes the youth in, where it is not a home's household. Kept encrypted. */
  @IsOptional() @IsPlainText({ max: 200 }) receivingAdult?: string;
  /** Prepared with the youth. A planned move that this fulfils says so by itself. */
  @IsOptional() @IsBoolean() wasPlanned?: boolean;
  /** UTC; now when left out. After the arrangement in force began, and not in the future. */
  @IsOptional() @IsInstant() from?: string;
  @IsOptional() @IsCode(placeLocations) location?: PlaceLocation;
  /** The arrangement in force as you saw it, which this one follows; null for the first. */
  @IsNullable() @IsId() follows!: string | null;
  /** Why that one ends; left out for the first. */
  @IsOptional() @IsCode(moveReasons) endedReason?: (typeof moveReasons)[number];
}

/** Some nights elsewhere while the placement goes on: 14 days at most, and it ends by itself. */
export class StartRespite {
  @IsId() homeId!: string;
  /** UTC; now when left out. */
  @IsOptional() @IsInstant() from?: string;
  /** UTC; 14 days later when left out. */
  @IsOptional() @IsInstant() until?: string;
}

/** The youth is away. The placement goes on, and so does the caregivers' access. */
export class StartAway {
  @IsCode(awayKinds) kind!: AwayKind;
  /** UTC; now when left out. */
  @IsOptional() @IsInstant() from?: string;
}

export class EndLayer {
  /** Of respite `respite_complete`, of an absence `came_back` or `was_found`; of either `other`. */
  @IsCode(layerEndReasons) reason!: LayerEndReason;
  /** UTC; now when left out. */
  @IsOptional() @IsInstant() at?: string;
}

export class ArrangementView {
  id!: string;
  /** base, respite or away. */
  layer!: string;
  kind!: string;
  traits!: string[];
  homeId!: string | null;
  homeLabel!: string | null;
  location!: string;
  wasPlanned!: boolean;
  /** UTC. */
  fromAt!: string;
  /** null while it goes on. */
  toAt!: string | null;
  endedReason!: string | null;
  version!: number;
}

export class PlanMove {
  @IsCode(baseKinds) kind!: BaseKind;
  @IsOptional() @IsId() homeId?: string;
  /** A day of the agency's calendar. */
  @IsCalendarDate() expectedOn!: string;
  @IsOptional() @IsPlainText({ max: 1000, lines: true }) why?: string;
}
export class PlannedMoveView {
  id!: string;
  kind!: string;
  homeId!: string | null;
  homeLabel!: string | null;
  expectedOn!: string;
  why!: string | null;
  plannedBy!: string;
  /** UTC. */
  plannedAt!: string;
  /** happened, called_off, or null while it is planned. */
  outcome!: string | null;
  closedAt!: string | null;
  version!: number;
}

/** All living arrangements of a youth, newest first, and the move that is planned. */
export class PlacementsView {
  /** The base arrangement in force; null before the first. Send it as `follows`. */
  currentId!: string | null;
  items!: ArrangementView[];
  plannedMove!: PlannedMoveView | null;
}

/** Where the youth should sleep now, and whether they are away: confidential, each reading is an event of its own. */
export class PlacementAddress {
  arrangementId!: string;
  layer!: string;
  homeId!: string | null;
  homeLabel!: string | null;
  familyName!: string | null;
  address!: string | null;
  phone!: string | null;
  receivingAdult!: string | null;
  /** runaway or whereabouts_unknown while the youth is away from there; null while they are not. */
  awayKind!: string | null;
  /** UTC. */
  awaySinceAt!: string | null;
}

/** Someone with whom the youth lives now and who has an account. */
export class CaregiverOfYouth {
  userId!: string;
  displayName!: string;
  /** UTC. */
  sinceAt!: string;
  freeze!: FreezeView | null;
}
export class CaregiversOfYouth {
  items!: CaregiverOfYouth[];
}
export class FreezeView {
  id!: string;
  userId!: string;
  frozenBy!: string;
  /** UTC. */
  frozenAt!: string;
  liftedAt!: string | null;
  version!: number;
}
