// SPDX-License-Identifier: Apache-2.0
/**
 * A big agency with years of events, by SQL alone: what the audit's questions are measured on. Events are as the
 * application makes them (version 7 ids, lists that show many youth, some refusals) but carry no salt and no leaf.
 */

/** @typedef {{ agencyId: string, managerId: string, officerId: string, workers: number, youth: number }} World */

const version7 = `(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(r, 1, 3) || '8' || substr(r, 4, 15))::uuid`;
const idOf = (kind, agency, n) => `md5('${kind}' || ${agency} || ${n})::uuid`;

/**
 * One agency: a manager who supervises the first ten workers, a privacy officer, and youth spread over the workers.
 * Triggers are off, so this is for a database that is thrown away.
 *
 * @param {import('pg').Client} owner a superuser
 * @param {number} number tells agencies apart
 * @returns {Promise<World>}
 */
export async function foundBigAgency(owner, number, workers, youth) {
  const agency = `'${number}'`;
  const { rows } =
    await owner.query(`select ${idOf('agency', agency, "''")} as agency, ${idOf('manager', agency, "''")} as manager,
    ${idOf('officer', agency, "''")} as officer`);
  const { agency: agencyId, manager: managerId, officer: officerId } = rows[0];
  await owner.query(`set session_replication_role = replica;
    insert into harbor.agency (agency_id, code, name, time_zone, on_call_name, on_call_phone)
      values ('${agencyId}', 'big-${number}', 'Big', 'America/Chicago', 'On call', '555-0100');
    insert into harbor.account (agency_id, id, role, sign_in_name, display_name) values
      ('${agencyId}', '${managerId}', 'program_manager', 'manager', 'Manager'), ('${agencyId}', '${officerId}', 'privacy_officer', 'officer', 'Officer');
    insert into harbor.account (agency_id, id, role, sign_in_name, display_name)
      select '${agencyId}', ${idOf('worker', agency, 'w')}, 'caseworker', 'worker' || w, 'Worker ' || w from generate_series(0, ${workers - 1}) w;
    insert into harbor.supervision (agency_id, id, supervisor_id, worker_id, from_at)
      select '${agencyId}', gen_random_uuid(), '${managerId}', ${idOf('worker', agency, 'w')}, now() - interval '3 years' from generate_series(0, 9) w;
    insert into harbor.youth (agency_id, id, used_name)
      select '${agencyId}', ${idOf('youth', agency, 'y')}, 'Youth' from generate_series(0, ${youth - 1}) y;
    insert into harbor.youth_case (agency_id, id, case_code, legal_name, gender, birth_date)
      select '${agencyId}', ${idOf('youth', agency, 'y')}, 'B-' || y, 'Youth', 'other', '2012-01-01' from generate_series(0, ${youth - 1}) y;
    insert into harbor.care_team (agency_id, id, youth_id, user_id, relation, why, from_at)
      select '${agencyId}', gen_random_uuid(), ${idOf('youth', agency, 'y')}, ${idOf('worker', agency, `(y % ${workers})`)}, 'assigned', 'assignment',
        now() - interval '3 years' from generate_series(0, ${youth - 1}) y;
    set session_replication_role = default`);
  return { agencyId, managerId, officerId, workers, youth };
}

/**
 * Adds events of one agency in the order of time, evenly over so many months until now: one in five shows nobody, one
 * in ten is a list of twenty, one in a hundred is refused, one in ten looks beyond the worker's own youth.
 *
 * @param {import('pg').Client} owner a superuser
 * @param {World} world
 */
export async function fillEvents(owner, { agencyId, workers, youth }, events, months) {
  const { rows } = await owner.query(`select code from harbor.agency where agency_id = $1`, [agencyId]);
  const agency = `'${rows[0].code.slice(4)}'`;
  const perWorker = Math.floor(youth / workers);
  const own = `(w + ${workers} * ((hashint4(i + 1) & 65535) % ${perWorker}))`;
  await owner.query(`set role none; select harbor.make_audit_partitions(${months}, 1)`);
  await owner.query(`insert into harbor.audit_event (event_id, agency_id, at, xid, request_id, actor_id, actor_role, session_ref, auth_level,
      action, resource, resource_id, relation_used, rule_id, decision, reason_code, outcome, result_count, subjects, format, salt)
    select ${version7}, '${agencyId}', at, '3', gen_random_uuid(), ${idOf('worker', agency, 'w')}, 'caseworker', '${agencyId}', 1,
      case i % 10 when 0 then 'session.opened' when 1 then 'plan.templateOpened' when 9 then 'youth.listed' when 8 then 'plan.draftChanged'
        when 7 then 'youth.updated' else 'youth.opened' end, 'youth', subjects[1], 'assigned', 'youth.read',
      case when i % 100 = 55 then 'deny' else 'allow' end, case when i % 100 = 55 then 'GET /api/v1/youth/:youthId' end,
      case when i % 100 = 55 then 'refused' else 'done' end, cardinality(subjects), subjects, 1, null
    from (select i, w, r, at, case when i % 10 < 2 then '{}'
        when i % 10 = 9 then array(select ${idOf('youth', agency, `((w + ${workers} * k) % ${youth})`)} from generate_series(0, 19) k)
        when i % 10 = 3 then array[${idOf('youth', agency, `((hashint4(i + 7) & 2147483647) % ${youth})`)}]
        else array[${idOf('youth', agency, own)}] end as subjects
      from (select i, (hashint4(i) & 2147483647) % ${workers} as w, md5(i || random()::text) as r,
          date_trunc('milliseconds', now() - (1 - i::float8 / ${events}) * (now() - (now() - make_interval(months => ${months})))) as at
        from generate_series(1, ${events}) i) one) two`);
  await owner.query('vacuum (analyze) harbor.audit_event');
}
