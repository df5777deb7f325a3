// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import type { PolicyTable } from '@harbor/policy';
import type { Stage } from './stage.js';

export type Row = Record<string, unknown>;
type MakeRow = (scene: Stage, id: string) => Row;

const anHourAgo = () => new Date(Date.now() - 3_600_000);
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const bytes32 = () => randomBytes(32);

/**
 * How a row of every table looks that the policy names: one that stands in the scene, or one somebody tries to add.
 * A table that is missing here does not compile, and at run time fails with the sentence of `rowFor`. Texts are
 * canaries (`s.canary(table, column)`), so that each of them found in an answer can be judged.
 */
export const rows: Record<PolicyTable, MakeRow | null> = {
  // Founded with the agency.
  agency: null,
  plan_template: null,
  account: (_, id) => ({
    id,
    role: 'caregiver',
    sign_in_name: `n-${id}`,
    display_name: `Account ${id}`,
    language: 'en',
    phone: '',
  }),
  account_freeze: (s, id) => ({
    id,
    youth_id: s.youthId,
    user_id: id === s.ids.account_freeze ? s.accounts.frozen : s.accounts.caregiver,
    frozen_by: s.accounts.worker,
    frozen_at: anHourAgo(),
  }),
  supervision: (s, id) => ({ id, supervisor_id: s.accounts.manager, worker_id: s.accounts.worker, from_at: anHourAgo() }),
  invitation: (s, id) => ({
    id,
    account_id: s.accounts.invited,
    code_hash: Buffer.from(id.replaceAll('-', '').repeat(2), 'hex'),
    invited_by: s.accounts.admin,
    needs_approval: true,
    expires_at: new Date(Date.now() + 86_400_000),
  }),
  data_key: (s, id) => ({ id, wrapped: s.wrapped }),
  youth: (s, id) => ({
    id,
    used_name: s.canary('youth', 'used_name'),
    pronouns: s.canary('youth', 'pronouns'),
    languages: [s.canary('youth', 'languages')],
    interpreter_language: s.canary('youth', 'interpreter_language'),
    allergies: s.canary('youth', 'allergies'),
    medication: s.canary('youth', 'medication'),
    daily_care: s.canary('youth', 'daily_care'),
  }),
  youth_case: (s, id) => ({
    id,
    case_code: s.canary('youth_case', 'case_code'),
    legal_name: s.canary('youth_case', 'legal_name'),
    gender: 'not_disclosed',
    birth_date: '2011-05-06',
    race_ethnicity: [s.canary('youth_case', 'race_ethnicity')],
    tribal_nations: [s.canary('youth_case', 'tribal_nations')],
    hair_color: s.canary('youth_case', 'hair_color'),
    eye_color: s.canary('youth_case', 'eye_color'),
    ...Object.fromEntries(
      ['marks', 'handles', 'safeContact', 'restrictedNote', 'school'].map((field) => s.encrypted('youth_case', field, id)),
    ),
  }),
  youth_alias: (s, id) => ({ id, youth_id: s.youthId, name: s.canary('youth_alias', 'name') }),
  care_team: (s, id) => ({
    id,
    youth_id: s.youthId,
    user_id: s.accounts.caregiver,
    relation: 'placed',
    why: 'placement',
    source_id: s.ids.living_arrangement,
    from_at: anHourAgo(),
  }),
  conflict: (s, id) => ({
    id,
    youth_id: s.youthId,
    user_id: s.accounts.conflicted,
    reason_code: 'kin',
    declared_by: s.accounts.worker,
    declared_at: anHourAgo(),
  }),
  person_of_concern: (s, id) => ({
    id,
    youth_id: s.youthId,
    ...Object.fromEntries([s.encrypted('person_of_concern', 'name', id), s.encrypted('person_of_concern', 'why', id)]),
    name_index: bytes32(),
    connection: 'adult_known',
    recorded_by: s.accounts.worker,
    recorded_at: anHourAgo(),
  }),
  safety_plan: (s, id) => ({ id, youth_id: s.youthId, current_revision: 1, stage: 'in_placement', review_by: '2200-01-01' }),
  plan_draft: (s, id) => ({
    id,
    plan_id: s.ids.safety_plan,
    youth_id: s.youthId,
    template_id: s.templateId,
    stage: 'in_placement',
    based_on: 1,
    started_by: s.accounts.worker,
    saved_by: s.accounts.worker,
    saved_at: anHourAgo(),
    ...Object.fromEntries([s.encrypted('plan_draft', 'decidedWhy', id)]),
    content_enc: s.youthCipher.encrypt(
      'plan_draft.content',
      id,
      JSON.stringify({ items: s.planItems('plan_draft'), skipped: [] }),
    ),
  }),
  plan_revision: (s, id) => ({
    id,
    plan_id: s.ids.safety_plan,
    youth_id: s.youthId,
    template_id: s.templateId,
    number: 1,
    stage: 'in_placement',
    content_enc: s.youthCipher.encrypt(
      'plan_revision.content',
      id,
      JSON.stringify({ items: s.planItems('plan_revision'), skipped: [] }),
    ),
    signed_by: s.accounts.worker,
    signed_at: anHourAgo(),
    agreement: 'agrees_in_part',
    ...Object.fromEntries([s.encrypted('plan_revision', 'agreementWhy', id)]),
    review_by: '2200-01-01',
  }),
  caregiver_plan: (s, id) => ({
    id,
    youth_id: s.youthId,
    revision_id: s.ids.plan_revision,
    number: 1,
    stage: 'in_placement',
    published_at: anHourAgo(),
    content_enc: s.youthCipher.encrypt(
      'caregiver_plan.content',
      id,
      JSON.stringify({
        templateId: s.templateId,
        items: [{ ...s.planItem('about_me', 'worker', 'caregiver', s.canary('caregiver_plan', 'content_enc')), isKept: false }],
      }),
    ),
  }),
  plan_acknowledgement: (s, id) => ({
    id,
    youth_id: s.youthId,
    caregiver_plan_id: s.ids.caregiver_plan,
    user_id: s.accounts.caregiver,
    acknowledged_at: anHourAgo(),
  }),
  home: (s, id) => ({
    id,
    label: s.canary('home', 'label'),
    traits: ['foster_family_home', 'licensed'],
    licence_number: s.canary('home', 'licence_number'),
    capacity: 4,
    ...Object.fromEntries(['familyName', 'address', 'phone'].map((field) => s.encrypted('home', field, id, s.homeCipher))),
  }),
  home_member: (s, id) => ({
    id,
    home_id: s.ids.home,
    user_id: s.accounts.caregiver,
    ...Object.fromEntries([s.encrypted('home_member', 'name', id, s.homeCipher)]),
    name_index: bytes32(),
    from_at: anHourAgo(),
  }),
  living_arrangement: (s, id) => ({
    id,
    youth_id: s.youthId,
    layer: 'base',
    kind: 'foster_family_home',
    during: `[${anHourAgo().toISOString()},)`,
    home_id: s.ids.home,
    ...Object.fromEntries([s.encrypted('living_arrangement', 'receivingAdult', id)]),
  }),
  consent: (s, id) => ({
    id,
    youth_id: s.youthId,
    organization_id: s.ids.organization,
    ...Object.fromEntries(
      ['recipient', 'purpose', 'information', 'interpreter', 'parent'].map((field) => s.encrypted('consent', field, id)),
    ),
    recipient_index: bytes32(),
    parent_index: bytes32(),
    classes: ['C1', 'C2', 'C3'],
    protections: ['part2', 'victim_services'],
    text_version: s.canary('consent', 'text_version'),
    language: 'en',
    signed_on: daysFromNow(-100),
    starts_on: daysFromNow(-100),
    expires_on: daysFromNow(200),
    signers: ['minor', 'non_abusive_parent'],
    recorded_by: s.accounts.worker,
    recorded_at: anHourAgo(),
  }),
  disclosure: (s, id) => ({
    id,
    youth_id: s.youthId,
    duty: 'court_order',
    ...Object.fromEntries(['recipient', 'what'].map((field) => s.encrypted('disclosure', field, id))),
    recipient_index: bytes32(),
    classes: ['C2'],
    how: 'paper',
    disclosed_by: s.accounts.worker,
    disclosed_at: anHourAgo(),
  }),
  recall_notice: (s, id) => ({ id, youth_id: s.youthId, consent_id: s.ids.consent, made_at: anHourAgo() }),
  taxonomy: (s, id) => recordOf(s, 'taxonomy', id, 'Kinds of help'),
  taxonomy_term: (s, id) => ({ ...recordOf(s, 'taxonomy_term', id, 'Counselling'), taxonomy_id: s.ids.taxonomy }),
  organization: (s, id) => recordOf(s, 'organization', id, 'An organization'),
  service: (s, id) => ({ ...recordOf(s, 'service', id, 'A service'), organization_id: s.ids.organization, status: 'active' }),
  location: (s, id) => ({ id, hsds: { id, location_type: 'physical', name: s.canary('location', 'hsds') } }),
  service_at_location: (s, id) => ({
    id,
    hsds: { id, service_id: s.ids.service, location_id: s.ids.location, description: s.canary('service_at_location', 'hsds') },
    service_id: s.ids.service,
    location_id: s.ids.location,
  }),
  guide_version: (s, id) => ({
    id,
    guide_id: id,
    number: 1,
    state: 'published',
    audiences: ['caregiver', 'worker', 'provider', 'public'],
    texts: { en: guideText(s.canary('guide_version', 'texts')), es: guideText(s.canary('guide_version', 'texts')) },
    written_by: s.accounts.admin,
    published_by: s.accounts.manager,
    published_at: anHourAgo(),
    review_due_on: '2200-01-01',
  }),
  guide_review: (s, id) => ({
    id,
    guide_version_id: s.ids.guide_version,
    shown_as: s.canary('guide_review', 'shown_as'),
    thanks: ['credited'],
    experiences: ['foster_care'],
    verdict: 'ready',
    note: s.canary('guide_review', 'note'),
    reviewed_on: '2026-01-01',
    recorded_by: s.accounts.admin,
  }),
  planned_move: (s, id) => ({
    id,
    youth_id: s.youthId,
    kind: 'foster_family_home',
    home_id: s.ids.home,
    expected_on: '2200-01-01',
    planned_by: s.accounts.worker,
    ...Object.fromEntries([s.encrypted('planned_move', 'why', id)]),
  }),
  saved_list: (s, id) => ({
    id,
    youth_id: s.youthId,
    ...Object.fromEntries([s.encrypted('saved_list', 'name', id)]),
    service_ids: [s.ids.service],
    made_by: s.accounts.worker,
    shared_at: anHourAgo(),
  }),
  referral: (s, id) => ({
    id,
    youth_id: s.youthId,
    need: 'counselling',
    ...Object.fromEntries([s.encrypted('referral', 'words', id)]),
    urgency: 'routine',
    transport: 'needs_ride',
    made_by: s.accounts.worker,
    made_at: anHourAgo(),
    waits_for: 'answer',
    waits_since: anHourAgo(),
    chase_at: anHourAgo(),
  }),
  referral_offer: (s, id) => ({
    id,
    referral_id: s.ids.referral,
    youth_id: s.youthId,
    service_id: s.ids.service,
    made_at: anHourAgo(),
    ...(id === s.ids.referral_offer
      ? { state: 'requested', sent_at: anHourAgo(), disclosure_id: s.ids.disclosure }
      : { state: 'draft' }),
    state_at: anHourAgo(),
  }),
  referral_link: (s, id) => ({
    id,
    offer_id: s.ids.referral_offer,
    referral_id: s.ids.referral,
    youth_id: s.youthId,
    secret_hash: Buffer.from(id.replaceAll('-', '').repeat(2), 'hex'),
    expires_at: new Date(Date.now() + 86_400_000),
  }),
  job: (s, id) => jobRow(s.accounts.manager, 'program_manager', id),
};

const guideText = (title: string): object => {
  return { title, summary: 'A guide.', parts: [{ kind: 'words', heading: '', lines: ['Words.'] }], grade: null };
};
/** A job as its asker left it, waiting. */
export const jobRow = (askedBy: string, askedAs: string, id: string): Row => ({
  id,
  kind: 'audit.export',
  asked_by: askedBy,
  asked_as: askedAs,
  asked_at: anHourAgo(),
  asked: { from: '2012-03-04T00:00:00.000Z', to: '2012-03-05T00:00:00.000Z' },
  total: 1,
});
/** A record of the directory with a name. */
function recordOf(s: Stage, table: string, id: string, name: string): Row {
  return { id, name, hsds: { id, name, status: 'active', description: s.canary(table, 'hsds') } };
}

/** @throws Error when nobody has said how a row of this table looks */
export function rowFor(table: string, scene: Stage, id: string): Row | null {
  const make = (rows as Record<string, MakeRow | null | undefined>)[table];
  if (make === undefined)
    throw new Error(`Nobody has said how a row of harbor.${table} looks. Add it to "rows" in test/policy/rows.ts.`);
  return make && { agency_id: scene.agency.id, ...make(scene, id) };
}
