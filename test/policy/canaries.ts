// SPDX-License-Identifier: Apache-2.0
import { type Relation, sees } from '@harbor/policy';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import { type Asking, isFile } from './asking.js';
import { heldIn, type Member } from './people.js';
import type { Canary } from './scene.js';
import { opens, opensColumn } from './world.js';

/** Judges every answer by the protected words in it: each is a token that stands in one column of one child. */
export function protectedWords(get: () => Asking): void {
  const answers = () => [...get().cells, ...get().letIn];
  let known: Map<string, Canary> | undefined;

  it('protected words stand in no answer to a person whom the policy denies that class of that child', () => {
    const wrong = answers().flatMap(({ route, member, reply }) =>
      canariesIn(reply.text)
        .filter((canary) => !maySee(member, route, canary))
        .map(
          (canary) =>
            `${route.method} ${route.path} shows ${canary.table}.${canary.column} (${canary.dataClass ?? 'no class'}) to ${member.role} ${member.standing}`,
        ),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('protected words reach the people who need them: the test can see what it looks for', () => {
    const shownIn = (some: typeof answers) => some().flatMap(({ reply }) => canariesIn(reply.text));
    expect(shownIn(answers).map(({ table, column }) => `${table}.${column}`)).toEqual(
      expect.arrayContaining(['youth.used_name', 'youth_case.legal_name', 'youth_case.school_enc', 'caregiver_plan.content_enc']),
    );
    const ofCaregiver = () => answers().filter(({ member }) => member.role === 'caregiver' && member.standing === 'placed');
    expect(shownIn(ofCaregiver).length).toBeGreaterThan(5);
    expect(shownIn(() => answers().filter(({ reply }) => isFile(reply))).length).toBeGreaterThan(0);
  });

  it('protected words stand in no refusal, in no header and in no line of the log', () => {
    const refusals = answers().filter(({ reply }) => reply.status >= 400);
    expect(refusals.length).toBeGreaterThan(get().members.length);
    for (const { route, reply } of refusals) expect([route.path, canariesIn(reply.text)]).toEqual([route.path, []]);
    for (const { route, reply } of answers())
      expect([route.path, canariesIn([...reply.headers].join())]).toEqual([route.path, []]);
    const { log } = get().house;
    expect(log.length).toBeGreaterThan(answers().length / 2);
    expect(canariesIn(log.join())).toEqual([]);
  });

  it('protected words of every column have a class, once an entity reads the table', () => {
    const shown = answers().flatMap(({ reply }) => canariesIn(reply.text));
    expect(shown.filter(({ dataClass }) => dataClass === undefined)).toEqual([]);
  });

  function canariesIn(text: string): Canary[] {
    known ??= new Map(get().scenes.flatMap(({ canaries }) => canaries.map((canary) => [canary.token, canary])));
    return (text.match(/cnry[0-9a-f]{14}/g) ?? []).flatMap((token) => known!.get(token) ?? []);
  }
}

function maySee(member: Member, { permission }: Route, canary: Canary): boolean {
  if (canary.agencyId !== member.agency.id || canary.dataClass === undefined || permission === undefined) return false;
  const { dataClass, table, column } = canary;
  const isOpened = opens[permission]?.includes(dataClass) || opensColumn[`${table}.${column}`]?.includes(permission);
  // A line between the youth and their worker: a supervisor opens it apart, saying why.
  const isBetweenThem = column.endsWith('/youth_and_worker') && permission !== 'plan.readClosed';
  return heldTo(member, canary).some(
    (relation) => (isOpened || sees(member.role, relation, dataClass)) && !(isBetweenThem && relation !== 'assigned'),
  );
}

function heldTo(member: Member, { youthId }: Canary): readonly Relation[] {
  if (youthId === undefined) return ['agency'];
  if (youthId !== member.scene.youthId) return [];
  return member.standing === 'stranger' ? ['assigned', 'placed', 'supervising', 'shared'] : heldIn[member.standing];
}
