// SPDX-License-Identifier: Apache-2.0
import { type PolicyTable, roles } from '@harbor/policy';
import { openHouse } from '../support/house.js';
import { everyone, type Member } from './people.js';
import { differences, type Ground, insertGrants, policyTables, RawSession, standingRows, type Verb } from './raw.js';
import { foundAgencyHere, Scene } from './scene.js';

interface Policy {
  tablename: PolicyTable;
  policyname: string;
  cmd: 'SELECT' | 'INSERT' | 'UPDATE';
  qual: string | null;
  with_check: string | null;
}
interface Mutant {
  name: string;
  sql: string;
  policy: Policy;
  /** Only people of these roles can tell the difference. */
  roles: readonly string[];
}
const verbOf: Record<Policy['cmd'], Verb> = { SELECT: 'read', INSERT: 'add', UPDATE: 'change' };

describe('row-level security cannot change unseen', () => {
  const house = openHouse();
  let ground: Ground;
  let members: Member[];

  beforeAll(async () => {
    const [here, there] = [await foundAgencyHere(house), await foundAgencyHere(house)];
    ground = {
      scene: await Scene.set(house, here),
      elsewhere: await Scene.set(house, there),
      begun: await Scene.set(house, here),
    };
    await house.owner.query('set session_replication_role = replica');
    await house.owner.query('delete from harbor.care_team where youth_id = $1', [ground.begun.youthId]);
    await house.owner.query('reset session_replication_role');
    members = await everyone(ground.scene, ground.elsewhere);
  });

  it('every policy dropped, opened or changed for one role is noticed by what people can do', async () => {
    const session = new RawSession(house.owner, await insertGrants(house.owner), true);
    const mutants = (await policies()).flatMap(mutantsOf);
    const survivors: string[] = [];
    for (const { name, sql, policy, roles: touched } of mutants) {
      const table = policy.tablename;
      const who = members.filter(({ role }) => touched.includes(role));
      const standing = await standingRows(house.owner, table);
      await house.owner.query('begin');
      await house.owner.query(sql);
      const found = await differences(session, ground, who, standing, table, [verbOf[policy.cmd]], true);
      await house.owner.query('rollback');
      if (found.length === 0) survivors.push(name);
    }
    console.info(`row-level security: ${mutants.length} mutants, ${mutants.length - survivors.length} found`);
    expect(survivors).toEqual([]);
  }, 180_000);

  async function policies(): Promise<Policy[]> {
    const { rows } = await house.owner.query<Policy>(
      `select tablename, policyname, cmd, qual, with_check from pg_policies where schemaname = 'harbor' and policyname like 'may\\_%'`,
    );
    expect(new Set(rows.map(({ tablename }) => tablename)).size).toBe(policyTables.length);
    return rows;
  }
});

/** A policy that is gone, one that lets everything through, and one changed in the arm of each single role. */
function mutantsOf(policy: Policy): Mutant[] {
  const { tablename: table, policyname, cmd } = policy;
  const name = `${policyname} on ${table}`;
  const gone = `drop policy ${policyname} on harbor.${table};`;
  const condition = (policy.qual ?? policy.with_check)!;
  const as = (rule: string) => {
    const using = cmd === 'INSERT' ? '' : `using (${rule})`;
    return `${gone} create policy ${policyname} on harbor.${table} for ${cmd} to harbor_app ${using} ${cmd === 'SELECT' ? '' : `with check (${rule})`}`;
  };
  const arms = roles.flatMap((role): Mutant[] => {
    const has = condition.includes(`'${role}'::text`);
    const inAgency = `agency_id = (select gate.ctx_agency())`;
    const onlyThisRole = (rule: string) =>
      as(`case when (select gate.ctx_role()) = '${role}' then ${inAgency} and (${rule}) else (${condition}) end`);
    const isOpen = has && new RegExp(`'${role}'::text THEN true`).test(condition) && !condition.includes('relation');
    return [
      ...(isOpen ? [] : [{ name: `${name}: ${role} may all`, sql: onlyThisRole('true'), policy, roles: [role] }]),
      ...(has ? [{ name: `${name}: ${role} may nothing`, sql: onlyThisRole('false'), policy, roles: [role] }] : []),
    ];
  });
  return [
    ...(condition === 'false' ? [] : [{ name: `${name}: dropped`, sql: gone, policy, roles }]),
    { name: `${name}: open to all`, sql: as('true'), policy, roles },
    ...arms,
  ];
}
