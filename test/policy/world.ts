// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import type { DataClass, Permission } from '@harbor/policy';
import { sealHere } from '../support/sealer.js';
import { asIs, type Scene } from './scene.js';
import { type Member, password } from './people.js';

/**
 * What the generators cannot read from the code. Everything else – which routes there are, what they ask, who may – comes
 * from the route census, the API document and the policy table. Whoever adds a route that cannot be called from those
 * gets a failing test whose sentence says which line to add to which of the tables of this file.
 */

/**
 * A parameter of a path; where one name stands for different things, with the part of the path before it. `of`: whose record the id names, and so which
 * relations count.
 */
export interface PathValue {
  readonly of: 'youth' | 'agency' | 'self';
  readonly value: (scene: Scene, member: Member) => string;
}
export const pathValues: Readonly<Record<string, PathValue>> = {
  youthId: { of: 'youth', value: (s) => s.youthId },
  /** Of a signed revision. */
  number: { of: 'youth', value: () => '1' },
  sessionId: { of: 'self', value: (_, { person }) => person.ids.sessionId },
  aliasId: { of: 'youth', value: (s) => s.ids.youth_alias },
  conflictId: { of: 'youth', value: (s) => s.ids.conflict },
  memberId: { of: 'youth', value: (s) => s.helpingId },
  moveId: { of: 'youth', value: (s) => s.ids.planned_move },
  /** Of a layer over the base line. */
  arrangementId: { of: 'youth', value: (s) => s.awayId },
  /** Without an account: an adult with one is for those around the youth who live there. */
  adultId: { of: 'agency', value: (s) => s.kinId },
  accountId: { of: 'agency', value: (s) => s.accounts.invited },
  concernId: { of: 'youth', value: (s) => s.ids.person_of_concern },
  'caregivers/:userId': { of: 'youth', value: (s) => s.accounts.caregiver },
  consentId: { of: 'youth', value: (s) => s.ids.consent },
  noticeId: { of: 'youth', value: (s) => s.ids.recall_notice },
  freezeId: { of: 'youth', value: (s) => s.ids.account_freeze },
  homeId: { of: 'agency', value: (s) => s.ids.home },
  templateId: { of: 'agency', value: (s) => s.templateId },
  /** Everyone's own. */
  jobId: { of: 'self', value: (_, { person }) => person.userId },
  serviceId: { of: 'agency', value: (s) => s.ids.service },
  listId: { of: 'youth', value: (s) => s.ids.saved_list },
  referralId: { of: 'youth', value: (s) => s.ids.referral },
  offerId: { of: 'youth', value: (s) => s.ids.referral_offer },
  sharedOfferId: { of: 'youth', value: (s, m) => (m.agency.id === s.agency.id ? m.offerId : s.ids.referral_offer) },
  locationId: { of: 'agency', value: (s) => s.ids.location },
  hiddenPlaceId: { of: 'agency', value: (s) => s.hiddenPlaceId },
  placeId: { of: 'agency', value: (s) => s.ids.service_at_location },
  organizationId: { of: 'agency', value: (s) => s.ids.organization },
  taxonomyId: { of: 'agency', value: (s) => s.ids.taxonomy },
  termId: { of: 'agency', value: (s) => s.ids.taxonomy_term },
  guideId: { of: 'agency', value: (s) => s.ids.guide_version },
  guideVersionId: { of: 'agency', value: (s) => s.ids.guide_version },
  /** Each reads the log of their own agency. */
  epoch: { of: 'self', value: () => '0' },
  level: { of: 'self', value: () => '0' },
  tile: { of: 'self', value: () => '000' },
  tileStart: { of: 'self', value: () => '000.p' },
  tileRest: { of: 'self', value: () => '1' },
  /** Tile 1,000. */
  tileGroup: { of: 'self', value: () => 'x001' },
  tileMiddle: { of: 'self', value: () => '000.p' },
  tileWidth: { of: 'self', value: () => '1' },
  eventId: { of: 'youth', value: (s) => s.eventId },
  /** Asked for by somebody else. */
  expungeId: { of: 'agency', value: (s) => s.youthId },
  supervisionId: { of: 'agency', value: (s) => s.ids.supervision },
};

const weekly = [{ days: ['MO'], opensAt: '09:00', closesAt: '17:00' }];
type MakeBody = (scene: Scene, member: Member) => object;
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const code = ({ totpSecret }: Member) => generateSync({ secret: totpSecret });
/** Fields laid over what the API document gives for a body, by message class. `undefined` takes a field out. */
export const bodies: Readonly<Record<string, MakeBody>> = {
  SignIn: (_, m) => ({ agencyCode: m.agency.code, signInName: m.signInName, password, code: code(m) }),
  StepUp: (_, m) => ({ password, code: code(m) }),
  ChangePassword: (_, m) => ({ current: password, code: code(m), next: 'nine slow herons above the weir' }),
  ChangePlanDraft: (s) => ({
    items: [s.planItem('about_me', 'worker', 'team', 'Likes to be asked twice.')],
    remove: [],
    skipped: ['sharing'],
  }),
  StartPlanDraft: () => ({ restore: 1 }),
  DownloadPlan: (s) => ({ form: 'card', lines: [s.wordsId] }),
  WithdrawWords: (s) => ({ itemId: s.wordsId }),
  SignPlan: () => ({ reviewBy: undefined }),
  UpdateAgency: () => ({
    consentForms: ['2026-1'],
    timeZone: 'America/Denver',
    planReviewDays: 20,
    onCallPhone: '555-0101',
    policePhone: '',
    ncmecPhone: '',
  }),
  AuditSearch: () => ({
    from: daysFromNow(-2),
    to: undefined,
    actorId: undefined,
    youthId: undefined,
    actions: undefined,
    cursor: undefined,
  }),
  BeginImport: () => ({ bytes: 9, table: undefined }),
  ImportPart: () => ({ number: 1, content: Buffer.from('a'.repeat(9)).toString('base64') }),
  ExportAudit: () => ({
    from: daysFromNow(-2),
    to: daysFromNow(0),
    actorId: undefined,
    youthId: undefined,
    actions: undefined,
  }),
  AuditCountQuery: () => ({
    from: daysFromNow(-7).slice(0, 10),
    to: daysFromNow(0).slice(0, 10),
    actorId: undefined,
    youthId: undefined,
  }),
  DirectorySearch: () => ({ zip: '61801', latitude: undefined, longitude: undefined, cursor: undefined }),
  AddService: () => ({
    organization: `Organization ${randomUUID()}`,
    terms: undefined,
    phone: '555-0106',
    hours: weekly,
    place: { street: '1 Oak', city: 'Urbana', state: 'IL', zip: '61801', isConfidential: false, hours: weekly },
  }),
  ChangeService: () => ({ phone: '555-0107', terms: undefined, hours: weekly, checkedOn: undefined }),
  NewPlace: () => ({ state: 'IL', zip: '61801', phone: '555-0108', timeZone: 'America/Denver', hours: weekly }),
  ChangePlace: () => ({ state: 'IL', zip: '61801', phone: '555-0109', timeZone: 'America/Denver', hours: weekly }),
  MoveGuide: () => ({ to: 'in_review', reviewDueOn: undefined }),
  AddGuideReview: () => ({ thanks: ['credited'] }),
  SaveList: (s) => ({ serviceIds: [s.ids.service] }),
  ChangeList: (s) => ({ serviceIds: [s.ids.service] }),
  MakeReferral: (s) => ({ serviceIds: [s.ids.service], interpreterLanguage: 'es' }),
  OfferReferral: (s) => ({ serviceId: s.ids.service }),
  RecordOfferAct: () => ({ act: 'accept', reason: undefined }),
  AnswerOffer: () => ({ act: 'accept', reason: undefined }),
  LookAtLink: () => ({ secret: randomUUID().padEnd(43, 'x') }),
  AnswerLink: () => ({ secret: randomUUID().padEnd(43, 'x') }),
  RegisterHome: () => ({ label: `Home ${randomUUID()}`, oldest: 17, phone: '555-0104' }),
  ChangeHome: () => ({ label: `Home ${randomUUID()}`, capacity: 5, oldest: 17, traits: ['foster_family_home'] }),
  ChangeHomeAddress: () => ({ phone: '555-0105' }),
  AddHouseholdAdult: () => ({ userId: undefined }),
  ChangePerson: () => ({ role: 'caregiver', isActive: true, phone: '555-0102' }),
  InvitePerson: () => ({ phone: '555-0103' }),
  SetSupervision: ({ accounts }) => ({ supervisorId: accounts.manager, workerId: accounts.colleague }),
  AssignWorker: ({ accounts }) => ({ userId: accounts.colleague }),
  DeclareConflict: ({ accounts }) => ({ userId: accounts.colleague }),
  RecordPersonOfConcern: () => ({ userId: undefined }),
  PlaceYouth: (s) => ({
    kind: 'placed_at_home',
    homeId: undefined,
    traits: undefined,
    from: undefined,
    follows: s.ids.living_arrangement,
    endedReason: 'going_home',
  }),
  StartAway: () => ({ from: undefined }),
  StartRespite: (s) => ({ homeId: s.ids.home, from: undefined, until: daysFromNow(3) }),
  EndLayer: () => ({ reason: 'came_back', at: undefined }),
  PlanMove: () => ({ kind: 'placed_at_home', homeId: undefined, expectedOn: daysFromNow(9).slice(0, 10) }),
  RecordConsent: (s) => ({
    language: 'es',
    organizationId: s.ids.organization,
    recipient: undefined,
    signedOn: daysFromNow(-2).slice(0, 10),
    startsOn: daysFromNow(-2).slice(0, 10),
    expiresOn: daysFromNow(90).slice(0, 10),
    signers: ['minor', 'agency'],
    parentName: undefined,
    parentCheckedBy: undefined,
    textVersion: '2026-1',
    agencySignerId: s.accounts.helper,
  }),
  RecordDisclosure: (s) => ({ consentId: s.ids.consent, duty: undefined, organizationId: undefined, recipient: undefined }),
  AcknowledgePlan: () => ({ number: 1 }),
  AskExpunge: (_, { scene }) => ({ youthId: scene.youthId }),
  DeclareEpoch: () => ({ reason: 'key-at-risk', size: undefined }),
  YouthSearch: (s) => ({ words: s.canaries.find(({ column }) => column === 'used_name')?.token }),
};

/** Fields laid over what the API document gives for a query, by message class. Fields that may be left out are. */
export const queries: Readonly<Record<string, MakeBody>> = { AskConsistency: () => ({ first: 1, second: 1 }) };

/** What must be so for an act to go through when everybody stands as in the scene, by handler. */
export const prepare: Readonly<Record<string, (scene: Scene, member: Member) => [string, unknown[]][]>> = {
  'DraftController.start': (s) => [onDraft(s, `status = 'set_aside', closed_at = harbor.now()`)],
  'DraftController.decide': (s) => [onDraft(s, `status = 'proposed', proposed_by = '${s.accounts.worker}'`)],
  'DraftController.answer': (s) => [onDraft(s, 'together_since = harbor.now()')],
  'DraftController.leave': (s) => [onDraft(s, 'together_since = harbor.now()')],
  'PlacementController.end': (s) => [
    [
      `update harbor.living_arrangement set during = tstzrange(lower(during), null), ended_reason = null where id = $1`,
      [s.awayId],
    ],
  ],
  'ExpungeController.ask': (s) => [['delete from harbor.audit_expunge where id = $1', [s.youthId]]],
  'GuideController.change': (s) => [guideIsDraft(s)],
  'GuideController.move': (s) => [guideIsDraft(s)],
  // Where youth live, the address is for someone around one of them: here nobody does any more.
  'HomeController.address': (s) => [livesElsewhere(s)],
  'HomeController.changeAddress': (s) => [livesElsewhere(s)],
  'ExchangeController.part': (_, { person }) => [awaitsItsFile(person.userId)],
  'ExchangeController.release': (s, { person }) => [
    awaitsItsFile(person.userId),
    [
      `insert into harbor.job_part (agency_id, job_id, what, number, owner_id, bytes_enc) values ($1, $2, 'given', 1, $2, '')`,
      [s.agency.id, person.userId],
    ],
  ],
  'JobController.result': (_, { person }) => [
    [
      `update harbor.job set state = 'done', ended_at = harbor.now(), result_type = 'text/csv; charset=utf-8',
        expires_at = harbor.now() + interval '1 day' where id = $1`,
      [person.userId],
    ],
  ],
  'OfferController.send': (s) => [onOffer(s, `state = 'draft', sent_at = null, disclosure_id = null`)],
  'OfferController.handOver': (s) => [onOffer(s, `state = 'accepted'`)],
  'OfferController.outcome': (s) => [onOffer(s, `state = 'in_progress', handed_over_at = harbor.now()`)],
  'ReferralController.offer': (s) => [onOffer(s, `state = 'rejected', reason = 'full'`)],
  'SealedLogController.consistency': (s) => [
    [
      `insert into harbor.audit_checkpoint (agency_id, epoch, size, note, signed_at)
        select agency_id, epoch, 1, origin || E'\\n1\\n' || encode(root, 'base64') || E'\\n\\n\u2014 a AAAAAAAA\\n', harbor.now() from harbor.audit_head
          where agency_id = $1 on conflict do nothing`,
      [s.agency.id],
    ],
  ],
  // Respite is in another home than the placement.
  'PlacementController.respite': (s) => [livesElsewhere(s)],
  // A consent has one notice.
  'ConsentController.withdraw': (s) => [['delete from harbor.recall_notice where id = $1', [s.ids.recall_notice]]],
  'PlannedMoveController.plan': (s) => [
    [`update harbor.planned_move set outcome = 'called_off', closed_at = harbor.now() where id = $1`, [s.ids.planned_move]],
  ],
};

function onDraft(scene: Scene, set: string): [string, unknown[]] {
  return [`update harbor.plan_draft set ${set} where agency_id = $1 and id = $2`, [scene.agency.id, scene.ids.plan_draft]];
}

function guideIsDraft({ ids }: Scene): [string, unknown[]] {
  return [`update harbor.guide_version set state = 'draft' where id = $1`, [ids.guide_version]];
}

function onOffer(scene: Scene, set: string): [string, unknown[]] {
  return [
    `update harbor.referral_offer set ${set} where agency_id = $1 and id = $2`,
    [scene.agency.id, scene.ids.referral_offer],
  ];
}

function awaitsItsFile(jobId: string): [string, unknown[]] {
  const asked = `'{"bytes": 9, "isDryRun": true}'`;
  return [`update harbor.job set state = 'receiving', kind = 'directory.import', asked = ${asked} where id = $1`, [jobId]];
}

function livesElsewhere({ ids }: Scene): [string, unknown[]] {
  return [`update harbor.living_arrangement set kind = 'placed_at_home', home_id = null where id = $1`, [ids.living_arrangement]];
}

/** Goes through only in a log of 256,000 events; test/api/sealed-log.spec.ts pretends one. */
export const needsLongLog: ReadonlySet<string> = new Set(['TileController.third']);

export async function prepared(handler: string, scene: Scene, member: Member): Promise<void> {
  if (/^(?:SealedLog|Tile)Controller\./.test(handler)) await sealHere(scene.house);
  const statements = prepare[handler]?.(scene, member);
  if (statements) await asIs(scene.house, statements);
}

/** Classes a permission opens beyond everyday reading (`sees`): those the policy table marks with `*` or `!`. */
export const opens: Partial<Record<Permission, readonly DataClass[]>> = {
  'youth.readRestricted': ['C3', 'C4'],
  'youth.updateRestricted': ['C3', 'C4'],
  'personOfConcern.read': ['C3', 'C4'],
  'personOfConcern.record': ['C3', 'C4'],
  'personOfConcern.end': ['C3', 'C4'],
  'placement.readAddress': ['C3', 'C4'],
  'home.readAddress': ['C3', 'C4'],
  'home.keepAddress': ['C3', 'C4'],
  'home.readHousehold': ['C3', 'C4'],
  'home.keepHousehold': ['C3', 'C4'],
  'plan.readClosed': ['C3', 'C4'],
};
/** Single columns that a permission opens, and no other column of their class. */
export const opensColumn: Readonly<Record<string, readonly Permission[]>> = {
  // The copy is made for caregivers; of the plan itself they see nothing.
  'caregiver_plan.content_enc': ['caregiverPlan.read'],
};

/** Routes that need more than one transaction: how many events each tells. Everything else tells exactly one. */
export const eventsTold: Readonly<Record<string, number>> = {
  // The try is counted apart, so that a wrong one stays counted.
  'SessionController.stepUp': 2,
  'SessionController.changePassword': 3,
};

/** Fields that the first answer to an Idempotency-Key holds and no repeated one: secrets that are kept as digests only. */
export const shownOnce: Readonly<Record<string, readonly string[]>> = {
  'PersonController.invite': ['code'],
  'PersonController.inviteAgain': ['code'],
  'OfferController.send': ['secret'],
};
