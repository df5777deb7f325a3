// SPDX-License-Identifier: Apache-2.0

export interface ItemRow {
  kind: string;
  id: string;
  youth_id: string;
  case_code: string;
  used_name: string;
  worker_names: string[] | null;
  due_on: string | null;
  is_overdue: boolean;
  at: Date | null;
  is_mine: boolean;
  person_id: string | null;
  person_name: string | null;
  home_id: string | null;
  home_label: string | null;
  number: number | null;
  detail: string | null;
}

/** Of a table the rows of the youth at hand. */
const of = (alias: string) => `${alias}.agency_id = $1 and ${alias}.youth_id = f.id`;

/** What can be so about one youth: `f.id`, whose plan is `p`, at the moment `c`. Each arm goes by an index of the youth. */
const arms = [
  `select 'plan_missing', f.id, null::date, (select min(m.from_at) from harbor.care_team m where ${of('m')} and m.relation = 'assigned'),
      false, null::uuid, null::uuid, null::int, null::text
    where coalesce(p.current_revision, 0) = 0`,
  `select 'plan_review', p.id, p.review_by, null, false, null, null, p.current_revision, p.stage
    where p.current_revision > 0 and p.review_by <= c.today + 7`,
  // Sent back is a draft again that someone has decided on.
  `select case when d.status <> 'draft' then 'draft_' || d.status when d.decided_by is null then 'draft_open' else 'draft_sent_back' end, d.id, null,
      case d.status when 'proposed' then coalesce(d.proposed_at, d.changed_at) else d.changed_at end,
      coalesce($3 in (d.started_by, d.proposed_by), false),
      case d.status when 'proposed' then d.proposed_by else coalesce(d.decided_by, d.started_by) end, null, p.current_revision + 1, d.stage
    from harbor.plan_draft d where ${of('d')} and d.closed_at is null`,
  // Of the newest copy, by each caregiver who can read it: in force, not kept away, and not frozen.
  `select 'acknowledgement_missing', k.id, null, greatest(k.published_at, min(m.from_at)), false, m.user_id, null, k.number, k.stage
    from (select * from harbor.caregiver_plan n where ${of('n')} order by n.number desc limit 1) k
    join harbor.care_team m on ${of('m')} and m.relation = 'placed' and m.from_at <= c.now and (m.until_at is null or m.until_at > c.now)
    join harbor.account u on u.agency_id = $1 and u.id = m.user_id and u.is_active
    where not exists (select from harbor.plan_acknowledgement a where a.agency_id = $1 and a.caregiver_plan_id = k.id and a.user_id = m.user_id)
      and not exists (select from harbor.conflict x where ${of('x')} and x.user_id = m.user_id and x.ended_at is null)
      and not exists (select from harbor.person_of_concern x where ${of('x')} and x.user_id = m.user_id and x.ended_at is null)
      and not exists (select from harbor.account_freeze z where ${of('z')} and z.user_id = m.user_id and z.lifted_at is null)
    group by k.id, k.published_at, k.number, k.stage, m.user_id`,
  `select 'move_due', v.id, v.expected_on, null, false, v.planned_by, v.home_id, null, v.kind
    from harbor.planned_move v where ${of('v')} and v.closed_at is null and v.expected_on <= c.today + 7`,
  `select 'respite_ending', a.id, null, upper(a.during), false, null, a.home_id, null, a.kind
    from harbor.living_arrangement a where ${of('a')} and a.layer = 'respite' and a.during @> c.now and upper(a.during) <= c.now + interval '3 days'`,
  `select 'youth_away', a.id, null, lower(a.during), false, null, null, null, a.kind
    from harbor.living_arrangement a where ${of('a')} and a.layer = 'away' and a.during @> c.now`,
  // At once when what it went under has ended, until somebody was asked anew: nobody can answer any more.
  `select 'referral_waits', r.id, null, coalesce(e.since, r.waits_since), false, null, null, null,
      case when e.since is null then r.waits_for else 'consent' end
    from harbor.referral r
    left join lateral (select max(w.ended_at) as since from gate.waiting_offers(r.youth_id) w where w.referral_id = r.id
      and r.waits_for in ('answer', 'hand_over', 'seen') having bool_and(w.ended_at is not null)) e on true
    where ${of('r')} and r.closed_at is null and (r.chase_at <= c.now or e.since > coalesce(r.reminded_at, r.made_at))`,
  // Taken back, and whoever has something of it is not told yet.
  `select 'recall_due', n.id, null, n.made_at, false, null, null, null, null
    from harbor.recall_notice n where ${of('n')} and n.sent_at is null`,
  // Asked again in time, unless a later one to the same recipient is there already.
  `select 'consent_ending', k.id, k.expires_on, null, false, null, null, null, null
    from harbor.consent k where ${of('k')} and k.withdrawn_at is null and k.expires_on between c.today and c.today + 14
      and not exists (select from harbor.consent l where ${of('l')} and l.withdrawn_at is null and l.recipient_index = k.recipient_index
        and l.expires_on > k.expires_on)`,
  `select 'caregiver_frozen', z.id, null, z.frozen_at, false, z.user_id, null, null, null
    from harbor.account_freeze z where ${of('z')} and z.lifted_at is null`,
];

/**
 * $1 agency, $2 relations, $3 who asks, $4 kinds by urgency, $5 at most so many.
 *
 * Youth by youth (`offset 0` keeps it so): in an ordinary join the planner would read whole tables, and row security
 * would ask of every row how the reader is related. Names of people and homes are looked up for what is shown alone.
 */
export const everythingDue = `
  with c as materialized (
    select t.now, (t.now at time zone g.time_zone)::date as today from harbor.agency g, (select harbor.now()) t(now) where g.agency_id = $1),
  shown as (
    select i.*, f.id as youth_id, y.case_code, y.used_name, coalesce(i.due_on < c.today, false) as is_overdue, array_position($4::text[], i.kind) as urgency
    from c cross join gate.reach($2) f(id)
    cross join lateral (select k.case_code, y.used_name from harbor.youth y join harbor.youth_case k on k.agency_id = y.agency_id and k.id = y.id
      where y.agency_id = $1 and y.id = f.id offset 0) y
    left join lateral (select * from harbor.safety_plan p where ${of('p')} offset 0) p on true
    cross join lateral (${arms.join('\n union all ')}\n offset 0) i(kind, id, due_on, at, is_mine, person_id, home_id, number, detail)
    order by urgency, i.due_on, i.at, y.case_code, i.id, i.person_id limit $5)
  select s.kind, s.id, s.youth_id, s.case_code, s.used_name, s.due_on::text, s.is_overdue, s.at, s.is_mine, s.person_id, s.home_id, s.number, s.detail,
    (select u.display_name from harbor.account u where u.agency_id = $1 and u.id = s.person_id) as person_name,
    (select h.label from harbor.home h where h.agency_id = $1 and h.id = s.home_id) as home_label,
    (select array_agg(u.display_name order by u.display_name) from harbor.care_team m
      join harbor.account u on u.agency_id = $1 and u.id = m.user_id
      where m.agency_id = $1 and m.youth_id = s.youth_id and m.relation = 'assigned' and m.from_at <= c.now and (m.until_at is null or m.until_at > c.now)
    ) as worker_names
  from shown s, c order by s.urgency, s.due_on, s.at, s.case_code, s.id, s.person_id`;

export const dayOfAgency = `select (harbor.now() at time zone g.time_zone)::date::text as day from harbor.agency g where g.agency_id = $1`;
