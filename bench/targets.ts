// SPDX-License-Identifier: Apache-2.0
import type { CaseName, Target } from './cases.js';
import type { House } from './house.js';
import type { World } from './world.js';

/**
 * Whom a turn of this case works on, with the drafts' versions as they stand now. Plans signed in an earlier turn are
 * opened again, behind the back of the triggers, so that they can be signed again.
 */
export async function targetsOf(name: CaseName, house: House, world: World): Promise<Target[]> {
  await openAgain(house);
  if (name === 'audit') await forgetLooks(house);
  const { rows } = await house.owner.query<{ youth_id: string; version: number }>(
    'select youth_id, version from harbor.plan_draft where closed_at is null',
  );
  const versions = new Map(rows.map(({ youth_id, version }) => [youth_id, version]));
  return world.charges.map(({ youthId, token, line }, i) => ({
    youthId,
    line,
    version: versions.get(youthId) ?? 0,
    token: tokenFor(name, world, i) ?? token,
  }));
}

/** Who asks, where it is not the youth's own worker. */
function tokenFor(name: CaseName, { managers, searchers }: World, i: number): string | undefined {
  if (name === 'audit') return managers[i % managers.length]!.token;
  return name === 'search' ? searchers[i % searchers.length] : undefined;
}

async function openAgain(house: House): Promise<void> {
  await house.owner.query('set session_replication_role = replica');
  await house.owner.query(`update harbor.plan_draft set status = 'draft', closed_at = null where closed_at is not null`);
  await house.owner.query('set session_replication_role = origin');
}

/** In a turn managers look a hundred times a second, which no office does: page after page of looks would hide the work. */
async function forgetLooks(house: House): Promise<void> {
  await house.owner.query(`delete from harbor.audit_event where action = 'audit.searched' and at > now() - interval '1 day'`);
  await house.owner.query('vacuum harbor.audit_event');
}
