// SPDX-License-Identifier: Apache-2.0
import type { House } from './house.js';
import type { World } from './world.js';

/**
 * Adds events of the last three months as the owner, straight into the table: people read files of their own youth, a
 * list of 20 now and then. Ids are UUIDs of version 7, as the application makes them. Figures of a log that has grown
 * need rows in its indexes, not a history anyone checks.
 */
export async function addHistory(house: House, world: World, count: number): Promise<void> {
  await house.owner.query(
    `with worker as (select array_agg(w order by w) as ids from unnest($2::uuid[]) w),
      moment as (select n, date_trunc('milliseconds', now() - interval '85 days' * (1 - n::float / $3)) as at, md5(n::text || now()) as random
        from generate_series(1, $3::int) n),
      charge as (select m.user_id, array_agg(m.youth_id order by m.youth_id) as youth from harbor.care_team m where m.agency_id = $1 group by 1)
    insert into harbor.audit_event (event_id, agency_id, at, xid, request_id, actor_id, actor_role, session_ref, auth_level, action, resource,
        resource_id, relation_used, rule_id, decision, outcome, result_count, subjects, format, salt)
      select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(random, 1, 3) || '8' || substr(random, 4, 15))::uuid,
        $1, at, pg_current_xact_id(), gen_random_uuid(),
        c.user_id, 'caseworker', gen_random_uuid(), 1, case n % 10 when 0 then 'youth.listed' else 'youth.opened' end, 'youth',
        case n % 10 when 0 then null else c.youth[1 + n / 12 % array_length(c.youth, 1)] end, 'assigned',
        case n % 10 when 0 then 'youth.search' else 'youth.read' end, 'allow', 'done', case n % 10 when 0 then 20 end,
        case n % 10 when 0 then c.youth[1:20] else array[c.youth[1 + n / 12 % array_length(c.youth, 1)]] end, 1,
        decode(md5(n::text) || md5((n + $3)::text), 'hex')
      from moment cross join worker join charge c on c.user_id = worker.ids[1 + n % array_length(worker.ids, 1)]`,
    [world.agencyId, world.workers.map(({ userId }) => userId), count],
  );
  await house.owner.query('vacuum analyze harbor.audit_event');
  await house.owner.query('checkpoint');
}

export async function countEvents(house: House): Promise<number> {
  const { rows } = await house.owner.query<{ count: number }>('select count(*)::int as count from harbor.audit_event');
  return rows[0]!.count;
}
