// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { cellOf, type Permission, type Relation, type Role, roles } from '@harbor/policy';
import { hashPassword, newTotp } from '../../apps/api/src/identity/index.js';
import type { House } from '../support/house.js';
import { signedIn } from '../support/agency.js';
import type { Person } from '../support/person.js';
import { asIs, insertAsIs, type Scene } from './scene.js';
import type { AgencyHere } from './stage.js';
import { jobRow, type Row, rowFor } from './rows.js';

/**
 * How a person can stand to the youth of a scene. `ended`: every relation they had is over. `conflict`: they have every
 * relation and a declared conflict. `stranger`: the same role at the other agency, standing in every relation there.
 */
export const standings = ['none', 'assigned', 'placed', 'supervising', 'shared', 'ended', 'conflict', 'stranger'] as const;
export type Standing = (typeof standings)[number];

/** The relations to the youth that follow from a standing. Written by hand: the model the database is compared with. */
export const heldIn: Record<Standing, readonly Relation[]> = {
  none: [],
  assigned: ['assigned'],
  placed: ['placed'],
  supervising: ['supervising'],
  shared: ['shared'],
  ended: [],
  conflict: [],
  stranger: [],
};

/** Someone of one role, standing in one way to the youth of one scene. */
export interface Member {
  person: Person;
  role: Role;
  standing: Standing;
  agency: AgencyHere;
  /** The scene they stand to; for a stranger the one at their own agency. */
  scene: Scene;
  totpSecret: string;
  signInName: string;
  /** Consents to the organization where they work, what left under them and what was asked of it; of a partner alone. */
  shared: ReadonlySet<string>;
  /** What their organization was asked; of everyone else the scene's. */
  offerId: string;
}
export const password = 'seven quiet otters by the pier';
let passwordHash: Promise<string> | undefined;

/** A person of this role who stands like this to the scene; a stranger stands to `elsewhere` in every relation. */
export async function join(scene: Scene, role: Role, standing: Standing, elsewhere: Scene): Promise<Member> {
  const at = standing === 'stranger' ? elsewhere : scene;
  const { house, agency } = at;
  const id = randomUUID();
  const signInName = `p-${id.slice(0, 13)}`;
  const account: Row = { agency_id: agency.id, id, role, sign_in_name: signInName, display_name: `${role} ${standing}` };
  const work = role === 'partner' ? workOf(at, standing) : [];
  if (role === 'partner') account['organization_id'] = work[0]![1]['id'];
  // Everyone waits for a job of their own; its id is theirs.
  const job: Row = { agency_id: agency.id, ...jobRow(id, role, id) };
  await insertAsIs(house, [...work, ['account', account], ['job', job], ...standingRows(at, id, standing)]);
  const secret = newTotp('').secret;
  const totp = (await house.ring.agencyCipher(agency.id)).encrypt('credential.totp_secret', id, secret);
  passwordHash ??= hashPassword(password);
  await asIs(house, [
    [
      'insert into gate.credential (agency_id, user_id, password_hash, totp_secret) values ($1, $2, $3, $4)',
      [agency.id, id, await passwordHash, totp],
    ],
  ]);
  const person = await signedIn(house, agency.id, id, role);
  const shared = new Set(work.slice(1).map(([, row]) => String(row['id'])));
  const offerId = String(work.find(([table]) => table === 'referral_offer')?.[1]['id'] ?? at.ids.referral_offer);
  return { person, role, standing, agency, scene: at, totpSecret: secret, signInName, shared, offerId };
}

/**
 * The organization where a partner works; unless they have nothing to do with the youth, a consent to it, what left under
 * it and what was asked with that.
 */
function workOf(at: Scene, standing: Standing): [string, Row][] {
  const organization = rowFor('organization', at, randomUUID())!;
  if (!['shared', 'ended', 'conflict', 'stranger'].includes(standing)) return [['organization', organization]];
  const to = { organization_id: organization['id'] };
  const isOver = standing === 'ended';
  const withdrawn = isOver ? { withdrawn_at: new Date(), withdrawn_by: at.accounts.worker, withdrawn_as: 'minor' } : {};
  const consent = { ...rowFor('consent', at, randomUUID()), ...to, ...withdrawn };
  const disclosure = { ...rowFor('disclosure', at, randomUUID()), ...to, duty: null, consent_id: consent['id' as never] };
  const referral = rowFor('referral', at, randomUUID())!;
  const asked = {
    referral_id: referral['id'],
    disclosure_id: disclosure['id' as never],
    state: 'requested',
    sent_at: new Date(),
  };
  return [
    ['organization', organization],
    ['consent', consent],
    ['disclosure', disclosure],
    ['referral', referral],
    ['referral_offer', { ...rowFor('referral_offer', at, randomUUID()), ...asked }],
  ];
}

function standingRows(at: Scene, userId: string, standing: Standing): [string, Row][] {
  const key = () => ({ agency_id: at.agency.id, id: randomUUID() });
  const from = new Date(Date.now() - 7_200_000);
  const until = standing === 'ended' ? new Date(Date.now() - 60_000) : null;
  const isAny = standing === 'ended' || standing === 'conflict' || standing === 'stranger';
  const inTeam = (relation: string): [string, Row] => [
    'care_team',
    { ...key(), youth_id: at.youthId, user_id: userId, relation, why: 'assignment', from_at: from, until_at: until },
  ];
  return [
    ...(isAny || standing === 'assigned' ? [inTeam('assigned')] : []),
    ...(isAny || standing === 'placed' ? [inTeam('placed')] : []),
    ...(isAny || standing === 'supervising'
      ? [
          ['supervision', { ...key(), supervisor_id: userId, worker_id: at.accounts.worker, from_at: from, until_at: until }] as [
            string,
            Row,
          ],
        ]
      : []),
    ...(standing === 'conflict' ? [['conflict', conflictRow(at, userId, key())] as [string, Row]] : []),
  ];
}

function conflictRow(at: Scene, userId: string, key: Row): Row {
  const { youthId, accounts } = at;
  return {
    ...key,
    youth_id: youthId,
    user_id: userId,
    reason_code: 'kin',
    declared_by: accounts.worker,
    declared_at: new Date(),
  };
}

/** The same person in a new session; `isFresh` false: the second factor was proved too long ago. */
export async function again(house: House, member: Member, isFresh = true): Promise<Member> {
  const { agencyId, userId } = member.person.ids;
  const person = await signedIn(house, agencyId, userId, member.role);
  if (!isFresh) await house.owner.query('update gate.session set fresh_until = null where id = $1', [person.ids.sessionId]);
  return { ...member, person };
}

/** Everyone there can be around the youth of a scene: every role in every standing. */
export async function everyone(scene: Scene, elsewhere: Scene): Promise<Member[]> {
  // Whoever works elsewhere stands to a youth by a consent alone, and nobody else does.
  const ofPartner: readonly Standing[] = ['shared', 'ended', 'conflict', 'stranger'];
  const wanted = roles.flatMap((role) =>
    (role === 'partner' ? ofPartner : standings.filter((one) => one !== 'shared')).map((standing) => [role, standing] as const),
  );
  const members: Member[] = [];
  for (const [role, standing] of wanted) members.push(await join(scene, role, standing, elsewhere));
  return members;
}

/** The roles that hold a permission, and the standing in which each of them may use it. */
export function holders(permission: Permission): { role: Role; standing: Standing }[] {
  return roles.flatMap((role) => {
    const standing = cellOf(role, permission).relations.map((relation): Standing => {
      return relation === 'self' || relation === 'agency' || relation === 'intake' ? 'none' : relation;
    });
    return [...new Set(standing)].map((one) => ({ role, standing: one }));
  });
}
