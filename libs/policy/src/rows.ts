// SPDX-License-Identifier: Apache-2.0
import type { DataClass, Relation, Role } from './actor.js';
import { roles } from './actor.js';
import { type Permission, permissions } from './grants.js';
import { reachOf, sees } from './decide.js';
import { type JobKind, jobKinds, jobRole, jobsFor } from './jobs.js';

/** Which permissions a row of a table serves. `key` is the column holding the youth, or the user for `self`. */
interface TableRule {
  readonly key: string;
  readonly select: readonly Permission[];
  readonly insert?: readonly Permission[];
  readonly update?: readonly Permission[];
  /** The class that begins in this row: it is read only in relations in which the role sees that class, as in the view. */
  readonly shows?: DataClass;
  /** Rows of which this holds are shown under these permissions alone. */
  readonly closed?: { readonly when: string; readonly select: readonly Permission[]; readonly byJob?: readonly JobKind[] };
  /** Which rows those with whom something is shared touch, a condition in SQL: those of their own consents alone. */
  readonly shared?: string;
  /** What else must hold of a row that is added. */
  readonly insertOnly?: string;
  /** What else must hold of a row that is changed, before and after. */
  readonly changeOnly?: string;
  /** Which kinds of job touch its rows as well, and which rows: a condition in SQL. */
  readonly byJob?: JobRule;
  /** What whoever holds the link of an offer touches as well: a condition in SQL, for these verbs. */
  readonly byLink?: { readonly rows: string; readonly may: readonly Verb[] };
}
type Verb = 'select' | 'insert' | 'update';
interface JobRule {
  readonly rows: string;
  readonly select?: readonly JobKind[];
  readonly insert?: readonly JobKind[];
  readonly update?: readonly JobKind[];
}

const inFile: readonly Permission[] = [
  'youth.read',
  'youth.list',
  'plan.read',
  'placement.read',
  'caregiverPlan.read',
  'caregiving.read',
  'today.read',
];
const onTeam: readonly Permission[] = ['plan.read', 'placement.read', 'careTeam.read', 'timeline.read', 'today.read'];
const ofCopy: readonly Permission[] = ['caregiverPlan.read', 'caregiving.read', 'timeline.read', 'today.read'];

const inDirectory = {
  key: 'id',
  select: ['directory.read'],
  insert: ['directory.edit'],
  update: ['directory.edit'],
  byJob: {
    rows: 'true',
    select: ['directory.import', 'directory.export'],
    insert: ['directory.import'],
    update: ['directory.import'],
  },
} as const;

/**
 * Every table the application may touch and the permissions its rows serve. A table that is not listed has no
 * policy, so row-level security shows nothing of it.
 */
export const tables = {
  agency: { key: 'id', select: ['agency.read'], update: ['agency.update'], byLink: { rows: 'true', may: ['select'] } },
  account: {
    key: 'id',
    select: ['user.read', 'home.read', 'colleague.list', 'session.own'],
    insert: ['user.invite'],
    update: ['user.change', 'session.own'],
  },
  account_freeze: {
    key: 'youth_id',
    select: ['user.freeze', 'user.unfreeze', 'today.read'],
    insert: ['user.freeze'],
    update: ['user.unfreeze'],
    // Only someone with whom the youth lives now can be put out for this youth's sake.
    insertOnly: `exists (select from harbor.care_team m where m.agency_id = account_freeze.agency_id and m.youth_id = account_freeze.youth_id
      and m.user_id = account_freeze.user_id and m.relation = 'placed' and m.until_at is null)`,
  },
  supervision: { key: 'id', select: ['user.read'], insert: ['supervision.set'], update: ['supervision.set'] },
  invitation: {
    key: 'id',
    select: ['user.invite', 'user.approveInvitation'],
    insert: ['user.invite'],
    // Whoever approves must not be who invited: so nobody invites in another's name.
    insertOnly: `invited_by = (select gate.ctx_user())`,
    update: ['user.invite', 'user.approveInvitation'],
    // Who may only approve touches what waits for approval, and does not withdraw it.
    changeOnly: `case (select gate.ctx_role()) when 'agency_admin' then true else needs_approval and used_at is null and withdrawn_at is null end`,
  },
  plan_template: { key: 'id', select: ['agency.read'] },
  // Whoever lives with a youth needs that youth's key; staff need every home's as well. Of youth out of reach they see no
  // ciphertext, and a wrapped key opens none. To tell the two kinds of key apart costs each opening of a file a tenth more.
  data_key: {
    key: 'id',
    select: ['youth.read', 'home.read', 'shared.read'],
    insert: ['youth.create', 'home.keep'],
    byLink: {
      rows: `exists (select from harbor.referral r where r.agency_id = data_key.agency_id and r.id = (select gate.ctx_session()) and r.youth_id = data_key.id)`,
      may: ['select'],
    },
  },
  youth: {
    key: 'id',
    select: [...inFile, 'youth.create'],
    insert: ['youth.create'],
    update: ['youth.update', 'youth.updateRestricted'],
  },
  // Row security works by rows: what those who live with the youth do not see stands in a row of its own.
  youth_case: {
    key: 'id',
    select: [...inFile, 'youth.create'],
    shows: 'C2',
    insert: ['youth.create'],
    update: ['youth.update', 'youth.updateRestricted'],
  },
  youth_alias: { key: 'youth_id', select: ['youth.search'], insert: ['youth.update', 'youth.create'], update: ['youth.update'] },
  care_team: {
    key: 'youth_id',
    select: onTeam,
    insert: ['careTeam.assign', 'youth.create', 'placement.place'],
    update: ['careTeam.assign', 'placement.place'],
    // A worker lets caregivers in by placing, and joins a team only by opening the file. Everything else is a manager's act.
    insertOnly: `case (select gate.ctx_role()) when 'caseworker'
      then relation = 'placed' or (relation = 'assigned' and user_id = (select gate.ctx_user()) and gate.related(youth_id, '{intake}') is not null)
      else relation = 'assigned' and user_id <> (select gate.ctx_user()) end`,
    // A placement that ends puts caregivers out; a worker leaves only by a manager's act.
    changeOnly: `relation = case (select gate.ctx_role()) when 'caseworker' then 'placed' else 'assigned' end`,
  },
  conflict: {
    key: 'youth_id',
    select: ['conflict.read', 'today.read'],
    insert: ['conflict.declare'],
    insertOnly: `declared_by = (select gate.ctx_user())`,
    update: ['conflict.end'],
  },
  person_of_concern: {
    key: 'youth_id',
    select: ['personOfConcern.read', 'today.read'],
    insert: ['personOfConcern.record'],
    insertOnly: `recorded_by = (select gate.ctx_user())`,
    update: ['personOfConcern.end'],
  },
  safety_plan: {
    key: 'youth_id',
    select: ['plan.read', 'today.read'],
    insert: ['plan.draft'],
    update: ['plan.draft', 'plan.sign'],
  },
  plan_draft: {
    key: 'youth_id',
    select: ['plan.read', 'timeline.read', 'today.read'],
    insert: ['plan.draft'],
    insertOnly: `started_by = (select gate.ctx_user())`,
    update: ['plan.draft', 'plan.approve', 'plan.sign'],
  },
  plan_revision: {
    key: 'youth_id',
    select: ['plan.read', 'timeline.read'],
    insert: ['plan.sign'],
    insertOnly: `signed_by = (select gate.ctx_user())`,
  },
  caregiver_plan: { key: 'youth_id', select: [...ofCopy], insert: ['plan.sign'] },
  plan_acknowledgement: {
    key: 'youth_id',
    select: [...ofCopy],
    insert: ['caregiverPlan.acknowledge'],
    insertOnly: `user_id = (select gate.ctx_user())`,
  },
  home: {
    key: 'id',
    select: ['home.read', 'home.readAddress', 'timeline.read', 'today.read'],
    insert: ['home.keep'],
    update: ['home.keep', 'home.keepAddress'],
  },
  home_member: {
    key: 'id',
    select: ['home.read', 'home.readHousehold'],
    insert: ['home.keepHousehold'],
    update: ['home.keepHousehold'],
  },
  living_arrangement: {
    key: 'youth_id',
    select: ['placement.read', 'placement.readAddress', 'timeline.read', 'today.read'],
    insert: ['placement.place'],
    update: ['placement.place'],
  },
  consent: {
    key: 'youth_id',
    select: ['consent.read', 'disclosure.read', 'today.read', 'timeline.read', 'shared.read'],
    shared: 'gate.shared_with_me(id)',
    insert: ['consent.record'],
    insertOnly: `recorded_by = (select gate.ctx_user())`,
    update: ['consent.withdraw'],
  },
  // What has left has left: no row of it changes.
  disclosure: {
    key: 'youth_id',
    select: ['disclosure.read', 'consent.read', 'shared.read'],
    shared: 'gate.shared_with_me(consent_id)',
    insert: ['disclosure.record', 'referral.send'],
    insertOnly: `disclosed_by = (select gate.ctx_user())`,
  },
  recall_notice: {
    key: 'youth_id',
    select: ['consent.read', 'today.read'],
    insert: ['consent.withdraw'],
    update: ['recall.record'],
  },
  organization: inDirectory,
  service: inDirectory,
  // Where a shelter is, is for those who send somebody there.
  location: {
    ...inDirectory,
    closed: {
      when: 'is_confidential',
      select: ['directory.readConfidential', 'directory.keepConfidential'],
      byJob: ['directory.import'],
    },
    update: ['directory.edit', 'directory.keepConfidential'],
  },
  service_at_location: inDirectory,
  taxonomy: inDirectory,
  taxonomy_term: inDirectory,
  // What is being written, and what was replaced, is for those who write.
  guide_version: {
    key: 'id',
    select: ['guide.read'],
    closed: { when: "(state <> 'published')", select: ['guide.edit'] },
    insert: ['guide.edit'],
    insertOnly: `written_by = (select gate.ctx_user())`,
    update: ['guide.edit'],
  },
  // Readers are told what the version holds of it: what its reviewers want to be said.
  guide_review: {
    key: 'id',
    select: ['guide.edit'],
    insert: ['guide.edit'],
    insertOnly: `recorded_by = (select gate.ctx_user())`,
  },
  planned_move: {
    key: 'youth_id',
    select: ['placement.read', 'timeline.read', 'today.read'],
    insert: ['placement.place'],
    insertOnly: `planned_by = (select gate.ctx_user())`,
    update: ['placement.place'],
  },
  saved_list: {
    key: 'youth_id',
    select: ['savedList.read'],
    closed: { when: '(shared_at is null)', select: ['savedList.keep'] },
    insert: ['savedList.keep'],
    insertOnly: `made_by = (select gate.ctx_user())`,
    update: ['savedList.keep'],
  },
  referral: {
    key: 'youth_id',
    select: ['referral.read', 'today.read', 'timeline.read', 'offer.answer'],
    // Gathered once for a statement, not asked of each row.
    shared: 'id in (select gate.referrals_shared_with_me())',
    insert: ['referral.keep'],
    insertOnly: `made_by = (select gate.ctx_user())`,
    update: ['referral.keep', 'referral.send', 'offer.answer'],
    // In a link's context the session is the referral and the user is the offer.
    byLink: { rows: `id = (select gate.ctx_session())`, may: ['select', 'update'] },
  },
  referral_offer: {
    key: 'youth_id',
    // A yes ends what other services were asked beside it, so those are within reach as well; a rule of the table says no more.
    select: ['referral.read', 'today.read', 'offer.answer'],
    shared: 'referral_id in (select gate.referrals_shared_with_me())',
    insert: ['referral.keep'],
    update: ['referral.keep', 'referral.send', 'offer.answer'],
    byLink: { rows: `referral_id = (select gate.ctx_session())`, may: ['select', 'update'] },
  },
  referral_link: {
    key: 'youth_id',
    select: ['referral.read'],
    insert: ['referral.send'],
    update: ['referral.send'],
    byLink: { rows: `offer_id = (select gate.ctx_user())`, may: ['select', 'insert', 'update'] },
  },
  job: {
    key: 'asked_by',
    select: ['job.read'],
    insert: ['job.ask'],
    // Only what one’s role may ask for.
    insertOnly: `asked_as = (select gate.ctx_role()) and state in ('queued', 'receiving') and ${askable()}`,
    // What an asker may change of it, a rule of the table says: nothing but to cancel it.
    update: ['job.own'],
    byJob: { rows: `id = (select gate.ctx_session())`, select: jobKinds, update: jobKinds },
  },
} as const satisfies Record<string, TableRule>;
export type PolicyTable = keyof typeof tables;

/** The SQL condition under which the signed context may touch a row, by the grants of `asked`. */
export function rowCondition(
  key: string,
  asked: readonly Permission[],
  shows?: DataClass,
  byJob: readonly string[] = [],
  shared?: string,
): string {
  const arms = roles.flatMap((role) => {
    const reach = [...new Set(asked.flatMap((permission) => reachOf(role, permission)))];
    const held = reach.filter((relation) => shows === undefined || sees(role, relation, shows));
    return held.length === 0 ? [] : [`when '${role}' then ${heldIn(key, held, shared)}`];
  });
  return `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) ${[...arms, ...byJob].join(' ')} else false end`;
}

/**
 * The role in the context of a link: whoever holds the secret of an offer, while it can be used. One that was used, withdrawn
 * or is past its time has a role of its own, so that the log tells of it: that one may nothing.
 */
export const linkRole = 'link';
export const stoppedLink = 'link stopped';

/** A job whose asker may no longer ask has a role of its own as well: it can only be ended. */
export const stoppedJob = 'job stopped';

function armsOf(rule: JobRule | undefined, kinds: readonly JobKind[] | undefined): string[] {
  if (!rule || !kinds) return [];
  // Whatever all kinds may, one that was stopped may too: say how it ended.
  const asRoles = [...kinds.map(jobRole), ...(kinds.length === jobKinds.length ? [stoppedJob] : [])];
  return asRoles.map((role) => `when '${role}' then ${rule.rows}`);
}

/** Which kinds the signed role may ask for, in SQL. */
function askable(): string {
  const arms = roles.flatMap((role) => {
    const kinds = jobsFor(role);
    return kinds.length === 0 ? [] : [`when '${role}' then kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`];
  });
  return `case (select gate.ctx_role()) ${arms.join(' ')} else false end`;
}

function heldIn(key: string, held: readonly Relation[], shared?: string): string {
  if (held.includes('agency')) return 'true';
  const ofYouth = held.filter((relation) => relation !== 'self' && !(shared && relation === 'shared'));
  const conditions = [
    ...(shared && held.includes('shared') ? [shared] : []),
    ...(held.includes('self') ? [`${key} = (select gate.ctx_user())`] : []),
    ...(ofYouth.length > 0 ? [`gate.related(${key}, '{${ofYouth.join(',')}}') is not null`] : []),
  ];
  return `(${conditions.join(' or ')})`;
}

/** Row-level security for every table, as SQL to read by hand and put into a migration. A test fails when they drift. */
export function rowSecuritySql(): string {
  return Object.entries<TableRule>(tables)
    .flatMap(([table, { key, select, shows, closed, shared, insert, update, insertOnly, changeOnly, byJob, byLink }]) => {
      const ofLink = (verb: Verb) => (byLink?.may.includes(verb) ? [`when '${linkRole}' then ${byLink.rows}`] : []);
      const by = (verb: Verb) => [...armsOf(byJob, byJob?.[verb]), ...ofLink(verb)];
      const may = (asked: readonly Permission[], verb: 'insert' | 'update') =>
        rowCondition(key, asked, undefined, by(verb), shared);
      const open = rowCondition(key, select, shows, by('select'), shared);
      const behind = closed && rowCondition(key, closed.select, undefined, armsOf(byJob, closed.byJob));
      const read = closed ? `${open} and (not ${closed.when} or (${behind}))` : open;
      const added = insert && [may(insert, 'insert'), ...(insertOnly ? [insertOnly] : [])].join(' and ');
      const changed = update && [may(update, 'update'), ...(changeOnly ? [changeOnly] : [])].join(' and ');
      return [
        ...policy(table, 'read', `for select to harbor_app using (${read})`),
        ...(added ? policy(table, 'add', `for insert to harbor_app with check (${added})`) : []),
        ...(changed ? policy(table, 'change', `for update to harbor_app using (${changed}) with check (${changed})`) : []),
      ];
    })
    .join('\n');
}

function policy(table: string, name: string, rule: string): string[] {
  return [`drop policy if exists may_${name} on harbor.${table};`, `create policy may_${name} on harbor.${table} ${rule};`];
}

/** Roles and relations of the whole table, for tests and the manual page. */
export function everyCell(): { role: Role; permission: Permission; relations: readonly Relation[] }[] {
  return roles.flatMap((role) => permissions.map((permission) => ({ role, permission, relations: reachOf(role, permission) })));
}
