// SPDX-License-Identifier: Apache-2.0
import { Autosave, type Server } from '../apps/web/src/safety-plans/autosave.js';
import { type Change, type Draft, type Line, withChange, type Written } from '../apps/web/src/safety-plans/document.js';
import { choicesOf, type Choice } from '../apps/web/src/safety-plans/merge.js';

const aLine = (id: string, text: string | null, over: Partial<Line> = {}): Line => ({
  id,
  section: 'grounding',
  text,
  voice: 'youth',
  basis: null,
  audience: 'team',
  isClosed: false,
  isKept: false,
  ...over,
});
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code = 'x',
  ) {
    super(code);
  }
}

/** A clock that stands until it is told how far to go, and a server whose answers wait until they are let out. */
class Room {
  time = 1_000_000;
  private timers: { at: number; run: () => void }[] = [];
  draft: Draft = { version: 1, items: [aLine('a', 'Music.'), aLine('b', 'Tea.')], skipped: [] };
  sent: { change: Change; version: number; at: number }[] = [];
  /** What the next requests meet instead of being taken. */
  faults: Refusal[] = [];
  isSlow = false;
  private waiting: (() => void)[] = [];
  private ids = 0;
  readonly desk: Autosave<Draft>;

  constructor() {
    const server: Server<Draft> = {
      send: async (change, version) => {
        this.sent.push({ change, version, at: this.time - 1_000_000 });
        if (this.isSlow) await new Promise<void>((answer) => this.waiting.push(answer));
        const fault = this.faults.shift();
        if (fault) throw fault;
        if (version !== this.draft.version) throw new Refusal(412, 'stale-version');
        return this.colleague(change);
      },
      load: async () => this.draft,
    };
    const clock = {
      now: () => this.time,
      after: (ms: number, run: () => void) => {
        const timer = { at: this.time + ms, run };
        this.timers.push(timer);
        return () => void (this.timers = this.timers.filter((one) => one !== timer));
      },
    };
    this.desk = new Autosave(this.draft, server, clock, () => `new-${(this.ids += 1)}`);
  }

  colleague(change: Change): Draft {
    this.draft = { ...withChange(this.draft, change), version: this.draft.version + 1 };
    return this.draft;
  }
  type(id: string, text: string): void {
    this.desk.edit((written) => ({
      ...written,
      items: written.items.map((line) => (line.id === id ? { ...line, text } : line)),
    }));
  }
  add(line: Line): void {
    this.desk.edit((written) => ({ ...written, items: [...written.items, line] }));
  }
  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      await settled();
      const next = this.timers.filter(({ at }) => at <= until).sort((x, y) => x.at - y.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.time = next.at;
      next.run();
    }
    this.time = until;
    await settled();
  }
  async answer(): Promise<void> {
    this.waiting.shift()?.();
    await settled();
  }
  get save(): string {
    return this.desk.get().save.is;
  }
  text(id: string, of: Written = this.desk.get().mine): string | null | undefined {
    return of.items.find((line) => line.id === id)?.text;
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('saving a draft while it is typed', () => {
  let room: Room;
  beforeEach(() => void (room = new Room()));

  it('sends two seconds after typing stops, and only the line that changed', async () => {
    room.type('a', 'Music outside.');
    await room.pass(1_999);
    expect([room.sent.length, room.save]).toEqual([0, 'typing']);
    await room.pass(1);
    expect(room.sent).toHaveLength(1);
    expect(room.sent[0]).toMatchObject({ version: 1, at: 2_000, change: { items: [{ id: 'a', text: 'Music outside.' }] } });
    expect(room.sent[0]!.change.items).toHaveLength(1);
    expect(room.desk.get().save).toEqual({ is: 'saved', at: room.time });
    expect(room.desk.isDirty).toBe(false);
  });

  it('saves at most fifteen seconds apart when typing never stops', async () => {
    for (let i = 0; i < 40; i += 1) {
      room.type('a', `Music ${i}`);
      await room.pass(1_000);
    }
    expect(room.sent.map(({ at }) => at)).toEqual([15_000, 30_000]);
    await room.pass(2_000);
    expect(room.text('a', room.draft)).toBe('Music 39');
  });

  it('sends nothing when what was typed was taken back', async () => {
    room.type('a', 'Musi');
    room.type('a', 'Music.');
    await room.pass(20_000);
    expect([room.sent.length, room.save]).toEqual([0, 'saved']);
  });

  it('has one request under way; two edits meanwhile go together in the next', async () => {
    room.isSlow = true;
    room.type('a', 'One');
    await room.pass(2_000);
    room.type('a', 'Two');
    room.type('b', 'Coffee.');
    await room.pass(60_000);
    expect([room.sent.length, room.save]).toEqual([1, 'saving']);
    expect(room.text('a')).toBe('Two');
    await room.answer();
    await room.pass(0);
    expect(room.sent).toHaveLength(2);
    expect(room.sent[1]).toMatchObject({
      version: 2,
      change: {
        items: [
          { id: 'a', text: 'Two' },
          { id: 'b', text: 'Coffee.' },
        ],
      },
    });
    await room.answer();
    expect([room.text('a', room.draft), room.text('b', room.draft), room.save]).toEqual(['Two', 'Coffee.', 'saved']);
  });

  it('keeps a line that was taken out while its first save was under way out', async () => {
    room.isSlow = true;
    room.add(aLine('n', 'New.'));
    await room.pass(2_000);
    room.desk.edit((written) => ({ ...written, items: written.items.filter(({ id }) => id !== 'n') }));
    await room.answer();
    await room.pass(2_000);
    await room.answer();
    expect(room.sent[1]!.change).toEqual({ remove: ['n'] });
    expect(room.draft.items.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('tries again by itself while nothing answers, and loses nothing', async () => {
    room.faults = [new Refusal(0), new Refusal(503), new Refusal(429)];
    room.type('a', 'One');
    await room.pass(2_000);
    expect(room.save).toBe('away');
    room.type('a', 'Two');
    expect(room.save).toBe('away');
    await room.pass(2_000 + 4_000 + 8_000);
    expect(room.sent.map(({ at }) => at)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect([room.text('a', room.draft), room.save]).toEqual(['Two', 'saved']);
  });

  it('knows its own save again when only the answer was lost', async () => {
    room.type('a', 'One');
    room.colleague({ items: [{ id: 'a', section: 'grounding', text: 'One', voice: 'youth', basis: null, audience: 'team' }] });
    await room.pass(2_000);
    expect([room.sent.length, room.save, room.draft.version]).toEqual([1, 'saved', 2]);
  });

  it('keeps both where a colleague changed another line', async () => {
    room.type('a', 'Mine');
    room.colleague({ items: [{ id: 'b', section: 'grounding', text: 'Theirs', voice: 'youth', basis: null, audience: 'team' }] });
    await room.pass(2_000);
    expect(room.save).toBe('saved');
    expect([room.text('a', room.draft), room.text('b', room.draft), room.text('b')]).toEqual(['Mine', 'Theirs', 'Theirs']);
  });

  it.each<[Choice, Record<string, string>]>([
    ['mine', { a: 'Mine' }],
    ['theirs', { a: 'Theirs' }],
    ['both', { a: 'Theirs', 'new-1': 'Mine' }],
  ])('asks where both changed the same line, and keeps %s', async (choice, kept) => {
    room.type('a', 'Mine');
    room.colleague({ items: [{ id: 'a', section: 'grounding', text: 'Theirs', voice: 'youth', basis: null, audience: 'team' }] });
    await room.pass(2_000);
    expect(room.save).toBe('clash');
    const [clash] = room.desk.get().clashes;
    expect([clash!.mine?.text, clash!.theirs?.text, choicesOf(clash!)]).toEqual(['Mine', 'Theirs', ['mine', 'theirs', 'both']]);
    await room.pass(60_000);
    expect(room.sent).toHaveLength(1);

    await room.desk.resolve(new Map([['a', choice]]));
    expect(room.save).toBe('saved');
    const lines = Object.fromEntries(room.draft.items.filter(({ id }) => id !== 'b').map(({ id, text }) => [id, text]));
    expect(lines).toEqual(kept);
  });

  it('asks when a colleague took out the line that was changed here', async () => {
    room.type('a', 'Mine');
    room.colleague({ remove: ['a'] });
    await room.pass(2_000);
    expect(room.desk.get().clashes).toMatchObject([{ id: 'a', theirs: undefined }]);
    await room.desk.resolve(new Map([['a', 'mine']]));
    expect(room.text('a', room.draft)).toBe('Mine');
  });

  it('puts a wording of one’s own beside words the youth has kept since', () => {
    const clash = { id: 'a', mine: aLine('a', 'Mine'), theirs: aLine('a', 'Theirs', { isKept: true }) };
    expect(choicesOf(clash)).toEqual(['both', 'theirs']);
  });

  it('holds a line that does not fit, says so, and saves the others', async () => {
    room.type('a', 'x'.repeat(10_000));
    room.type('b', 'Coffee.');
    await room.pass(2_000);
    expect(room.sent[0]!.change.items!.map(({ id }) => id)).toEqual(['b']);
    expect([room.save, room.text('a')?.length, room.desk.isDirty]).toEqual(['held', 10_000, true]);
    room.type('a', '🧵'.repeat(4_000));
    await room.pass(2_000);
    expect(room.save).toBe('saved');
  });

  it('stops at a refusal, says it, and goes on with the next word', async () => {
    room.faults = [new Refusal(409, 'plan/draft-not-open-for-this')];
    room.type('a', 'One');
    await room.pass(60_000);
    expect([room.sent.length, room.save]).toEqual([1, 'refused']);
    room.type('a', 'Two');
    await room.pass(2_000);
    expect(room.text('a', room.draft)).toBe('Two');
  });

  it('flushes at once when the page goes away', async () => {
    room.type('a', 'One');
    room.desk.flush();
    await settled();
    expect(room.text('a', room.draft)).toBe('One');
    await room.pass(20_000);
    expect(room.sent).toHaveLength(1);
  });

  it('flushes the rest behind what is under way, for the version that will make', async () => {
    room.isSlow = true;
    room.type('a', 'One');
    await room.pass(2_000);
    room.type('b', 'Coffee.');
    room.desk.flush();
    expect(room.sent[1]).toMatchObject({ version: 2, change: { items: [{ id: 'b' }] } });
    await room.answer();
    await room.answer();
    expect([room.text('a', room.draft), room.text('b', room.draft)]).toEqual(['One', 'Coffee.']);
  });

  it('saves before an act, and does nothing when it cannot save', async () => {
    const seen: number[] = [];
    const act = () => room.desk.act(async (version) => (seen.push(version), room.colleague({})));
    room.type('a', 'One');
    await act();
    expect([seen, room.text('a', room.draft), room.draft.version]).toEqual([[2], 'One', 3]);
    room.faults = [new Refusal(0)];
    room.type('a', 'Two');
    await expect(act()).rejects.toMatchObject({ code: 'not-connected' });
    expect([seen, room.text('a')]).toEqual([[2], 'Two']);
  });

  it('keeps the words of closed lines that were opened, though answers leave them out', async () => {
    room.desk.learn({ items: [aLine('a', 'Opened')], skipped: [] });
    room.draft = { ...room.draft, items: room.draft.items.map((line) => ({ ...line, text: null, isClosed: true })) };
    room.type('b', 'Coffee.');
    await room.pass(2_000);
    expect([room.text('a'), room.text('b'), room.save]).toEqual(['Music.', 'Coffee.', 'saved']);
    expect(room.sent[0]!.change).toEqual({ items: [expect.objectContaining({ id: 'b' })] });
  });
});
