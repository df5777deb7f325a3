// SPDX-License-Identifier: Apache-2.0
import { ageOn, dateIn } from '@harbor/calendar';

import { type Answer, newRequestId, transaction } from './limit-database.js';

interface Row {
  id: string;
  case_code: string;
  used_name: string;
  pronouns: string;
  birth_date: string;
  time_zone: string;
}

/** A zone's day is looked up once a second. */
const days = new Map<string, { until: number; day: string }>();
function today(zone: string): string {
  const now = Date.now();
  let known = days.get(zone);
  if (!known || known.until <= now) {
    known = { until: now + 1000, day: dateIn(zone, new Date(now)) };
    days.set(zone, known);
  }
  return known.day;
}

const file = {
  name: 'file',
  text: `select y.id, y.version, c.case_code as "caseCode", y.used_name as "usedName", c.legal_name as "legalName", y.pronouns, c.gender,
      c.birth_date::text as "birthDate", c.birth_date_is_estimate as "birthDateIsEstimate", c.race_ethnicity as "raceEthnicity",
      c.tribal_nations as "tribalNations", c.icwa, y.languages, y.interpreter_language as "interpreterLanguage", y.allergies, y.medication,
      y.daily_care as "dailyCare", c.height_cm as "heightCm", c.weight_kg as "weightKg", c.hair_color as "hairColor", c.eye_color as "eyeColor",
      g.time_zone, gate.related(y.id, '{assigned}') as relation, coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name,
        'version', a.version) order by a.name) from harbor.youth_alias a
        where a.agency_id = y.agency_id and a.youth_id = y.id and a.ended_at is null), '[]') as aliases
    from harbor.youth y join harbor.agency g on g.agency_id = y.agency_id
    left join harbor.youth_case c on c.agency_id = y.agency_id and c.id = y.id
    where y.agency_id = (select gate.ctx_agency()) and y.id = $1`,
};

export function openFile(token: string, youthId: string): Promise<Answer> {
  return transaction(token, async (tx) => {
    const [row] = await tx.rows<Row & { birthDate: string; relation: string | null }>({ ...file, values: [youthId] });
    if (!row?.relation) throw new Error('not visible');
    const { time_zone: zone, relation, ...shown } = row;
    const body = { view: 'casework', ...shown, age: ageOn(row.birthDate, today(zone)) };
    await tx.tell(newRequestId(), {
      action: 'youth.opened',
      resource: 'youth',
      resourceId: youthId,
      relationUsed: relation,
      ruleId: 'youth.read',
      subjects: [youthId],
    });
    return { status: 200, body };
  });
}

const list = {
  name: 'list',
  text: `select p.id, c.case_code, p.used_name, p.pronouns, c.birth_date::text, g.time_zone
    from gate.page_of_youth('{assigned}', '', $1) p
    cross join lateral (select * from harbor.youth_case c where c.agency_id = (select gate.ctx_agency()) and c.id = p.id offset 0) c
    join harbor.agency g on g.agency_id = c.agency_id order by c.case_code`,
};

export function listYouth(token: string, limit: number): Promise<Answer> {
  return transaction(token, async (tx) => {
    const rows = await tx.rows<Row>({ ...list, values: [limit + 1] });
    const items = rows.slice(0, limit).map((row) => ({
      id: row.id,
      caseCode: row.case_code,
      usedName: row.used_name,
      pronouns: row.pronouns,
      age: ageOn(row.birth_date, today(row.time_zone)),
    }));
    await tx.tell(newRequestId(), {
      action: 'youth.listed',
      resource: 'youth',
      relationUsed: 'assigned',
      ruleId: 'youth.search',
      resultCount: items.length,
      subjects: items.map(({ id }) => id),
    });
    const last = items.at(-1)?.caseCode;
    const next = rows.length > limit ? Buffer.from(JSON.stringify([last])).toString('base64url') : null;
    return { status: 200, body: { items, next } };
  });
}
