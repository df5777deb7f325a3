// SPDX-License-Identifier: Apache-2.0
import { RolesAndContext1700000000001 } from './1700000000001-roles-and-context.js';
import { PeopleAndSignIn1700000000002 } from './1700000000002-people-and-sign-in.js';
import { AuditLog1700000000003 } from './1700000000003-audit-log.js';
import { YouthAndAccess1700000000004 } from './1700000000004-youth-and-access.js';
import { PlansAndPlacements1700000000005 } from './1700000000005-plans-and-placements.js';
import { RowSecurity1700000000006 } from './1700000000006-row-security.js';
import { HomesAndCaregivers1700000000007 } from './1700000000007-homes-and-caregivers.js';
import { Oversight1700000000008 } from './1700000000008-oversight.js';
import { People1700000000009 } from './1700000000009-people.js';
import { CareTeamRules1700000000010 } from './1700000000010-care-team-rules.js';
import { PlannerEstimates1700000000012 } from './1700000000012-planner-estimates.js';
import { WithdrawnWords1700000000013 } from './1700000000013-withdrawn-words.js';
import { NothingSlipsBy1700000000014 } from './1700000000014-nothing-slips-by.js';
import { TheCaseApart1700000000015 } from './1700000000015-the-case-apart.js';
import { SecondPerson1700000000016 } from './1700000000016-second-person.js';
import { OldRowsGo1700000000017 } from './1700000000017-old-rows-go.js';
import { KeptAway1700000000018 } from './1700000000018-kept-away.js';
import { HomesAndLayers1700000000019 } from './1700000000019-homes-and-layers.js';
import { DraftDecisions1700000000020 } from './1700000000020-draft-decisions.js';
import { TodayAndLooks1700000000021 } from './1700000000021-today-and-looks.js';
import { TogetherSessions1700000000023 } from './1700000000023-together-sessions.js';
import { Directory1700000000024 } from './1700000000024-directory.js';
import { Jobs1700000000025 } from './1700000000025-jobs.js';
import { Consents1700000000027 } from './1700000000027-consents.js';
import { Guides1700000000026 } from './1700000000026-guides.js';
import { Referrals1700000000028 } from './1700000000028-referrals.js';
import { SavedLists1700000000029 } from './1700000000029-saved-lists.js';
import { PartnersAnswer1700000000030 } from './1700000000030-partners-answer.js';
import { ManyRowsAtOnce1700000000031 } from './1700000000031-many-rows-at-once.js';
import { SealedLog1700000000032 } from './1700000000032-sealed-log.js';
import { ReadingTheLog1700000000033 } from './1700000000033-reading-the-log.js';
import { HelpForOneYouth1700000000034 } from './1700000000034-help-for-one-youth.js';
import { AskedAndAnswered1700000000036 } from './1700000000036-asked-and-answered.js';
import { LogGoesOn1700000000038 } from './1700000000038-log-goes-on.js';
import { Witnesses1700000000039 } from './1700000000039-witnesses.js';
import { StateOfRows1700000000040 } from './1700000000040-state-of-rows.js';
import { Expunges1700000000041 } from './1700000000041-expunges.js';
import { OnlyWhatIsSealed1700000000042 } from './1700000000042-only-what-is-sealed.js';
import { NamesAlike1700000000043 } from './1700000000043-names-alike.js';

/** In order. A landed migration is never edited; the next one carries the change. */
export const migrations = [
  RolesAndContext1700000000001,
  PeopleAndSignIn1700000000002,
  AuditLog1700000000003,
  YouthAndAccess1700000000004,
  PlansAndPlacements1700000000005,
  RowSecurity1700000000006,
  HomesAndCaregivers1700000000007,
  Oversight1700000000008,
  People1700000000009,
  CareTeamRules1700000000010,
  PlannerEstimates1700000000012,
  WithdrawnWords1700000000013,
  NothingSlipsBy1700000000014,
  TheCaseApart1700000000015,
  SecondPerson1700000000016,
  OldRowsGo1700000000017,
  KeptAway1700000000018,
  HomesAndLayers1700000000019,
  DraftDecisions1700000000020,
  TodayAndLooks1700000000021,
  TogetherSessions1700000000023,
  Directory1700000000024,
  Jobs1700000000025,
  Consents1700000000027,
  Guides1700000000026,
  Referrals1700000000028,
  SavedLists1700000000029,
  PartnersAnswer1700000000030,
  ManyRowsAtOnce1700000000031,
  SealedLog1700000000032,
  ReadingTheLog1700000000033,
  HelpForOneYouth1700000000034,
  AskedAndAnswered1700000000036,
  LogGoesOn1700000000038,
  Witnesses1700000000039,
  StateOfRows1700000000040,
  Expunges1700000000041,
  OnlyWhatIsSealed1700000000042,
  NamesAlike1700000000043,
];
