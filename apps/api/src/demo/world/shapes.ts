// SPDX-License-Identifier: Apache-2.0

export type Language = 'en' | 'es';

/** The same words in both languages of the screens. */
export type Words = Record<Language, string>;

export type AgencyCode = 'demo' | 'pine';
export type Role = 'caregiver' | 'caseworker' | 'program_manager' | 'privacy_officer' | 'agency_admin' | 'partner';

/** One account. `signInName` is unique within its agency and says nothing about the role. */
export interface DemoPerson {
  agency: AgencyCode;
  signInName: string;
  displayName: string;
  role: Role;
  language: Language;
  /** Sign-in name of the manager who supervises a caseworker; null for everyone else. */
  supervisor: string | null;
  /** Of the demo’s directory, where a partner works. */
  organization?: string;
}

export type Gender = 'boy' | 'girl' | 'trans_boy' | 'trans_girl' | 'nonbinary' | 'two_spirit' | 'other';
export type RaceEthnicity =
  | 'american_indian_alaska_native'
  | 'asian'
  | 'black'
  | 'native_hawaiian_pacific_islander'
  | 'white'
  | 'hispanic_latino'
  | 'unknown';

/** How to reach a youth without telling anyone else: the channel, when, and what to say. */
export interface SafeContact {
  channel: 'text' | 'call' | 'video_call' | 'in_person' | 'through_school' | 'through_caregiver';
  times: Words;
  wording: Words;
}

/** One synthetic youth. `index` is their place in `demoYouth`, over both agencies, and what every other table refers to. */
export interface DemoYouth {
  index: number;
  agency: AgencyCode;
  caseCode: string;
  /** Sign-in name of the assigned caseworker. */
  caseworker: string;
  legalName: string;
  usedName: string;
  aliases: string[];
  /** Names on social media and games: invented, none belongs to anyone. */
  handles: string[];
  gender: Gender;
  pronouns: string;
  /** Whole years on the day the world is seeded; `birthDateOf` turns it into a date. */
  age: number;
  birthDateIsEstimate: boolean;
  raceEthnicity: RaceEthnicity[];
  tribalNations: string[];
  icwa: 'not_asked' | 'applies' | 'does_not_apply' | 'being_determined';
  /** Language tags (BCP 47), the strongest first. */
  languages: string[];
  interpreterLanguage: string | null;
  /** The language the plan is made and printed in. */
  planLanguage: Language;
  heightCm: number;
  weightKg: number;
  hairColor: string;
  eyeColor: string;
  marks: Words | null;
  strengths: Words;
  allergies: Words | null;
  medication: Words | null;
  /** What helps day to day, written for whoever shares a home with the youth (class C1). */
  dailyCare: Words;
  safeContact: SafeContact;
  /** Class C4. */
  school: Words;
  /** Class C3: a neutral pointer, never a story. */
  restrictedNote: Words | null;
}

export type PlanStage = 'in_placement' | 'while_missing' | 'at_recovery' | 'first_72_hours' | 'transition';
export type Voice = 'youth' | 'worker' | 'interpreter';
export type Basis = 'observed' | 'reported' | 'assessed';
export type PlanAudience = 'youth_and_worker' | 'team' | 'caregiver';
export type PlanSection =
  | 'about_me'
  | 'grounding'
  | 'triggers'
  | 'warning_signs'
  | 'safe_people'
  | 'safe_places'
  | 'run_risk'
  | 'while_missing'
  | 'at_recovery'
  | 'digital_safety'
  | 'professionals'
  | 'environment'
  | 'sharing';

/** A sentence that may stand in a plan. The youth's own words have no basis: they are quoted. */
export interface PoolEntry extends Words {
  voice: 'youth' | 'worker';
  basis: Basis | null;
}

/** `basis` is the worker's alone: a youth is quoted, directly or through an interpreter. */
export interface PlanItem {
  section: PlanSection;
  text: string;
  voice: Voice;
  basis: Basis | null;
  audience: PlanAudience;
}

export type HomeTrait = 'foster_family_home' | 'licensed' | 'therapeutic' | 'shelter' | 'relative' | 'pre_adoptive' | 'kin';

/** One household. `caregivers` are places in `caregivers`; street, town and numbers are invented. */
export interface DemoHome {
  index: number;
  agency: AgencyCode;
  label: string;
  licenceNumber: string;
  capacity: number;
  traits: HomeTrait[];
  languages: string[];
  welcomesGenders: Gender[];
  youngest: number;
  oldest: number;
  familyName: string;
  address: { street: string; city: string; state: string; postalCode: string };
  phone: string;
  caregivers: number[];
}

export type BaseKind =
  | 'foster_family_home'
  | 'group_home_family'
  | 'group_home_staff'
  | 'group_home_shelter'
  | 'residential_treatment'
  | 'qrtp'
  | 'child_care_institution'
  | 'child_care_institution_shelter'
  | 'supervised_independent'
  | 'juvenile_justice'
  | 'medical_rehabilitative'
  | 'psychiatric_hospital'
  | 'placed_at_home'
  | 'not_placed_yet';
export type AwayKind = 'runaway' | 'whereabouts_unknown';
export type ArrangementKind = BaseKind | 'respite' | AwayKind;

export type EndReason =
  | 'place_found'
  | 'step_down'
  | 'more_support'
  | 'closer_to_family'
  | 'with_siblings'
  | 'youth_asked'
  | 'home_closed'
  | 'stay_complete'
  | 'going_home'
  | 'caregiver_asked'
  | 'safety_concern'
  | 'court_order'
  | 'hospital_stay'
  | 'home_visit_ended'
  | 'came_back'
  | 'was_found'
  | 'respite_complete';

/**
 * One stretch of a youth's line of life. Days are counted back from the day of seeding: from 100 to 40 days ago is a
 * stay of sixty days, and `toDaysAgo` null is a stay that goes on. `planned` says that the move into it was prepared.
 */
export interface DemoArrangement {
  layer: 'base' | 'respite' | 'away';
  kind: ArrangementKind;
  fromDaysAgo: number;
  toDaysAgo: number | null;
  homeIndex: number | null;
  reasonEnded: EndReason | null;
  planned: boolean;
}
