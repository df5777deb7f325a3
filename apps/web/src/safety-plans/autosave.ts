// SPDX-License-Identifier: Apache-2.0
import { type Change, differenceOf, type Draft, withChange, withKnownWords, type Written } from './document.js';
import { type Choice, type Clash, merge, settle } from './merge.js';

export interface Clock {
  now(): number;
  /** Runs later; answers with what calls it off. */
  after(ms: number, run: () => void): () => void;
}
export interface Server<D extends Draft> {
  send(change: Change, version: number): Promise<D>;
  /** The draft as it is now, with the words of those closed lines that were written to here. */
  load(mine: Written): Promise<D>;
}

/** How what is on the page stands to what the server has. */
export type Save =
  | { is: 'saved'; at: number | null }
  | { is: 'typing' }
  | { is: 'saving' }
  /** Nothing answers; it is tried again. */
  | { is: 'away' }
  /** Everything is saved but lines that somebody has to mend. */
  | { is: 'held' }
  /** A colleague changed the same lines. */
  | { is: 'clash' }
  | { is: 'refused'; error: unknown };

export interface Desk<D extends Draft> {
  server: D;
  mine: Written;
  save: Save;
  clashes: readonly Clash[];
  /** The person went back to their text; the next save asks again what stays. */
  isPutOff: boolean;
}

export const pauseMs = 2_000;
export const longestMs = 15_000;
const retriesMs = [2_000, 4_000, 8_000, 15_000];
/** Somebody who saves faster than we can read is not a reason to ask without end. */
const mostMeetings = 5;

/**
 * Saves a draft while it is typed: 2 s after typing stops, at most 15 s apart, only what changed. One request is under
 * way at a time and the next carries the rest. What is on the page is never replaced by an answer: answers tell what the
 * server has, and whatever differs is sent next. Knows neither the browser nor the network.
 */
export class Autosave<D extends Draft> {
  private state: Desk<D>;
  private callOff: (() => void) | undefined;
  /** What the server will hold once the request under way is answered. */
  private underWay: Written | undefined;
  private first: number | undefined;
  private last = 0;
  private misses = 0;
  private meetings = 0;
  private readonly watchers = new Set<() => void>();
  /** Saves and acts stand in line here: one is under way at a time. */
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    draft: D,
    private readonly server: Server<D>,
    private readonly clock: Clock,
    private readonly newId: () => string,
    /** When the server last got something of it, as far as that is known. */
    private savedAt: number | null = null,
  ) {
    this.state = { server: draft, mine: draft, save: { is: 'saved', at: this.savedAt }, clashes: [], isPutOff: false };
  }

  readonly get = (): Desk<D> => this.state;
  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  };

  /** Whether something on the page is not on the server. */
  get isDirty(): boolean {
    const { change, held } = differenceOf(this.state.server, this.state.mine);
    return change !== undefined || held.length > 0 || this.underWay !== undefined;
  }

  edit(change: (written: Written) => Written): void {
    const mine = change(this.state.mine);
    if (mine === this.state.mine) return;
    this.last = this.clock.now();
    this.first ??= this.last;
    const clashes = withMine(this.state.clashes, mine);
    const isQuiet = this.underWay !== undefined || ['away', 'clash'].includes(this.state.save.is);
    this.set(isQuiet ? { mine, clashes } : { mine, save: { is: 'typing' } });
    if (!isQuiet) this.wait(Math.min(this.last + pauseMs, this.first + longestMs) - this.last);
  }

  /** Words of closed lines that were opened: known from here on, and no change. */
  learn(known: Written): void {
    this.set({ server: withKnownWords(this.state.server, known), mine: withKnownWords(this.state.mine, known) });
  }

  /** Now instead of later. Done when nothing is under way any more. */
  saveNow(): Promise<void> {
    return this.inLine(() => this.run());
  }

  /**
   * The page goes away. Nobody can wait for an answer, so the rest is sent after what is under way, for the version
   * which that will have made; each save makes exactly one.
   */
  flush(): void {
    if (!this.underWay) return void this.saveNow();
    const { change } = differenceOf(this.underWay, this.state.mine);
    if (change) this.server.send(change, this.state.server.version + 1).catch(() => undefined);
  }

  /** One act on the draft besides writing, after all that was written is saved. Throws what the server says no with. */
  act(run: (version: number) => Promise<D>): Promise<D> {
    return this.inLine(async () => {
      await this.run();
      return this.actNow(run);
    });
  }

  /** Not now: what is on the page can be read and written on; nothing is saved until the person chose. */
  putOff(): void {
    this.set({ isPutOff: true });
  }

  /** The person chose, line by line. What they chose is saved at once. */
  resolve(chosen: ReadonlyMap<string, Choice>): Promise<void> {
    const { mine, clashes } = this.state;
    this.set({ mine: settle(mine, clashes, chosen, this.newId), clashes: [], save: { is: 'typing' } });
    return this.saveNow();
  }

  private inLine<T>(work: () => Promise<T>): Promise<T> {
    const done = this.line.then(work);
    this.line = done.catch(() => undefined);
    return done;
  }

  private async actNow(run: (version: number) => Promise<D>): Promise<D> {
    const { save, server, mine } = this.state;
    if (save.is === 'refused') throw save.error;
    if (save.is !== 'saved' && save.is !== 'held') throw new NotSavedYet();
    this.underWay = server;
    try {
      const answer = withKnownWords(await run(server.version), mine);
      this.taken(answer);
      return answer;
    } catch (error) {
      this.underWay = undefined;
      if (statusOf(error) === 412) await this.meet();
      this.goOn();
      throw error;
    }
  }

  private async run(): Promise<void> {
    this.callOff?.();
    this.callOff = undefined;
    if (this.underWay) return;
    if (this.state.clashes.length > 0) return this.set({ isPutOff: false });
    const { server, mine } = this.state;
    const { change, held } = differenceOf(server, mine);
    const first = this.first;
    this.first = undefined;
    if (!change) return this.rest(held);
    this.underWay = withChange(server, change);
    this.set({ save: { is: 'saving' } });
    try {
      const answer = await this.server.send(change, server.version);
      this.savedAt = this.clock.now();
      this.taken(withKnownWords(answer, this.underWay));
    } catch (error) {
      this.underWay = undefined;
      this.first ??= first;
      if (statusOf(error) === 412) await this.meet();
      else this.missed(error);
    }
    if (this.state.save.is === 'typing' && this.first === undefined) await this.run();
  }

  private taken(answer: D): void {
    const before = this.underWay!;
    this.underWay = undefined;
    this.misses = this.meetings = 0;
    this.set({ server: answer, mine: merge(before, this.state.mine, answer).written });
    this.goOn();
  }

  /** What was typed meanwhile waits as long as it would have without the request. */
  private goOn(): void {
    if (this.state.clashes.length > 0) return;
    const { change, held } = differenceOf(this.state.server, this.state.mine);
    if (!change) return this.rest(held);
    this.set({ save: { is: 'typing' } });
    if (this.first !== undefined) {
      this.wait(Math.max(0, Math.min(this.last + pauseMs, this.first + longestMs) - this.clock.now()));
    }
  }

  /** Somebody else saved: what only one of both touched is kept as it is, for the rest the person is asked. */
  private async meet(): Promise<void> {
    this.meetings += 1;
    try {
      if (this.meetings > mostMeetings) throw new NotSavedYet();
      const { server, mine } = this.state;
      const theirs = withKnownWords(await this.server.load(mine), { items: unchanged(server, mine), skipped: [] });
      const { written, clashes } = merge(server, this.state.mine, theirs);
      this.set({
        server: theirs,
        mine: written,
        clashes,
        isPutOff: false,
        save: { is: clashes.length > 0 ? 'clash' : 'typing' },
      });
      if (clashes.length === 0) this.first = undefined;
    } catch (error) {
      this.missed(error);
    }
  }

  private missed(error: unknown): void {
    const status = statusOf(error);
    if (status !== 0 && status !== 429 && status < 500) return this.set({ save: { is: 'refused', error } });
    this.set({ save: { is: 'away' } });
    this.wait(retriesMs[Math.min(this.misses, retriesMs.length - 1)]!);
    this.misses += 1;
    this.meetings = 0;
  }

  private rest(held: readonly string[]): void {
    this.set({ save: held.length > 0 ? { is: 'held' } : { is: 'saved', at: this.savedAt } });
  }

  private wait(ms: number): void {
    this.callOff?.();
    this.callOff = this.clock.after(ms, () => void this.saveNow());
  }

  private set(change: Partial<Desk<D>>): void {
    this.state = { ...this.state, ...change };
    for (const changed of this.watchers) changed();
  }
}

/** Something has to be saved first, and cannot be now. */
export class NotSavedYet extends Error {
  readonly status = 0;
  readonly code = 'not-connected';
}

const statusOf = (error: unknown): number => (error as { status?: number }).status ?? 500;

/** The clashes with what I have written since. */
const withMine = (clashes: readonly Clash[], { items }: Written): readonly Clash[] =>
  clashes.map((clash) => ({ ...clash, mine: items.find(({ id }) => id === clash.id) }));

/** Lines whose words here are still the server's. */
const unchanged = (server: Written, mine: Written) => {
  const words = new Map(mine.items.map(({ id, text }) => [id, text]));
  return server.items.filter(({ id, text }) => words.get(id) === text);
};
