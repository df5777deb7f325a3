// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../support/person.js';
import type { Asked, Asking } from './asking.js';
import { classOfAnswer, expected } from './call.js';
import { join } from './people.js';
import { eventsTold } from './world.js';

interface EventRow {
  request_id: string;
  action: string;
  decision: string;
  outcome: string;
  actor_id: string;
  rule_id: string;
  subjects: string[];
}
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const requestOf = ({ headers }: Reply): string => headers.get('x-request-id')!;
const nameOf = ({ route, member }: Asked) => `${route.method} ${route.path} as ${member.role} ${member.standing}`;
const namesYouth = ({ route }: Asked): boolean => route.path.includes(':youthId');

/** Judges every answer by the events that it left. */
export function traces(get: () => Asking): void {
  it('every answer has one committed event, and names no youth that its event does not name', async () => {
    const { letIn, house } = get();
    const events = await eventsOf(letIn.map(({ reply }) => reply));
    const { rows } = await house.owner.query<{ id: string }>('select id from harbor.youth');
    const youthIds = new Set(rows.map(({ id }) => id));
    const wrong = letIn.flatMap((asked) => {
      const { reply } = asked;
      const refused = reply.status >= 300 ? [`${reply.status} ${reply.text}`] : [];
      return [...refused, ...untold(asked, events.get(requestOf(reply)) ?? [], youthIds)].map(
        (what) => `${nameOf(asked)}: ${what}`,
      );
    });
    expect(wrong).toEqual([]);
    expect(letIn.length).toBeGreaterThanOrEqual(house.routes.filter(({ permission }) => permission).length);
  });

  it('every denial has its event, whoever was refused and whatever was named', async () => {
    const { cells, scene, house } = get();
    const denials = cells.flatMap((asked) => {
      const wanted = expected(asked.route, scene, asked.member, asked.isFresh);
      return wanted === 'allow' ? [] : [{ asked, wanted }];
    });
    const events = await eventsOf(denials.map(({ asked }) => asked.reply));
    const wrong = denials.flatMap(({ asked, wanted }) => {
      const [event, ...others] = events.get(requestOf(asked.reply)) ?? [];
      const isOwn = event?.actor_id === asked.member.person.userId;
      const isRight = isOwn && event?.decision === wanted && event.outcome === 'refused' && others.length === 0;
      const isNamed = !namesYouth(asked) || event?.subjects.includes(scene.youthId);
      return isRight && isNamed ? [] : [`${nameOf(asked)}: ${JSON.stringify([event, ...others])}`];
    });
    expect(wrong).toEqual([]);
    expect(denials.length).toBeGreaterThan(house.routes.length);
  });

  it('an address that is no id of ours is refused like one out of reach, and told as well', async () => {
    const { scene, elsewhere } = get();
    const { person } = await join(scene, 'caseworker', 'assigned', elsewhere);
    const reply = await person.get('/youth/not-an-id');
    const events = (await eventsOf([reply])).get(requestOf(reply)) ?? [];
    expect([classOfAnswer(reply), events.map(({ decision }) => decision)]).toEqual(['deny', ['deny']]);
  });

  async function eventsOf(replies: readonly Reply[]): Promise<Map<string, EventRow[]>> {
    const { rows } = await get().house.owner.query<EventRow>(
      'select request_id, action, decision, outcome, actor_id, rule_id, subjects from harbor.audit_event where request_id = any($1)',
      [replies.map(requestOf)],
    );
    const byRequest = new Map<string, EventRow[]>();
    for (const row of rows) byRequest.set(row.request_id, [...(byRequest.get(row.request_id) ?? []), row]);
    return byRequest;
  }
}

function untold(asked: Asked, events: readonly EventRow[], youthIds: ReadonlySet<string>): string[] {
  const { route, member, reply } = asked;
  const wanted = eventsTold[route.handler] ?? 1;
  const told = new Set(events.flatMap(({ subjects }) => subjects));
  const shown = (reply.text.match(uuid) ?? []).filter((id) => youthIds.has(id) && !told.has(id));
  const isOwn = events.every(
    ({ actor_id: actor, rule_id: rule, decision }) =>
      actor === member.person.userId && rule === route.permission && decision === 'allow',
  );
  return [
    ...(events.length === wanted ? [] : [`${events.length} events instead of ${wanted}`]),
    ...(isOwn ? [] : [`an event of somebody or something else: ${JSON.stringify(events)}`]),
    ...(namesYouth(asked) && reply.status < 300 && told.size === 0 ? ['the event names no youth'] : []),
    ...shown.map((id) => `shows youth ${id}, whom its event does not name`),
  ];
}
