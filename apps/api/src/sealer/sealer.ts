// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';
import { isSame } from './anchor.js';
import { LogStore, type Seen } from './log-store.js';
import { type SealerParts, sealOnce, type Sealed } from './sealing.js';
import { SealingStopped } from './sealing-stopped.js';

const usualBeatMs = 900;
/** Longer than any statement may take at the server: then the line is dead, though nobody said so. */
const deadMs = 70_000;
/** Whoever waits for an event to be sealed, or has declared an epoch, says so here; the payload is the agency. */
const channel = 'harbor_seal';
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A log that cannot be sealed is looked at again, and told of again, so often. */
const stoppedMs = 60_000;

/** Where the sealer says what people must know. */
export interface SealerLog {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/**
 * Gives every event its place in its agency's tree, within a beat of about a second. Of several sealers one leads for an
 * agency, for as long as its connection lives. An idle beat is one statement.
 */
export class Sealer {
  private readonly leaving = new AbortController();
  private readonly known = new Map<string, Sealed['anchor']>();
  private readonly stopped = new Map<string, number>();
  private client: pg.Client | undefined;
  private working: Promise<void> = Promise.resolve();
  private turn: Promise<void> = Promise.resolve();
  private isAway = false;
  /** Agencies at which something unforeseen went wrong, such as a file that cannot be read: the others have their turn first. */
  private readonly troubled = new Set<string>();
  /** Agencies where somebody waits. */
  private readonly called = new Set<string>();
  private wake: () => void = () => undefined;

  /** @param beatMs how often it looks by itself; whoever waits calls it at once */
  constructor(
    private readonly url: string,
    private readonly parts: SealerParts,
    private readonly log: SealerLog,
    private readonly beatMs = usualBeatMs,
  ) {}

  /** From now on. Keeps no process alive. */
  start(): void {
    this.working = this.work();
  }

  /** The step under way is finished. */
  async stop(): Promise<void> {
    this.leaving.abort();
    this.wake();
    await this.working;
    await this.client?.end().catch(() => undefined);
  }

  /** One beat over all agencies. @throws whatever the database says; then what is known is forgotten and looked up again */
  beat(): Promise<void> {
    return this.inTurn(async () => {
      const client = (this.client ??= await this.connect());
      const store = new LogStore(client);
      const isTroubled = ({ agencyId }: Seen) => Number(this.troubled.has(agencyId));
      for (const seen of (await store.look()).sort((a, b) => isTroubled(a) - isTroubled(b))) {
        if (this.leaving.signal.aborted) return;
        this.troubled.add(seen.agencyId);
        if (this.isDue(seen)) await this.seal(store, seen.agencyId);
        this.troubled.delete(seen.agencyId);
      }
    });
  }

  /** One connection holds one transaction at a time. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async work(): Promise<void> {
    while (!this.leaving.signal.aborted) {
      await this.beat().then(
        () => this.isBack(),
        (error: unknown) => this.forget(error),
      );
      await this.pause();
    }
  }

  /** Until the next beat is due. What somebody waits for meanwhile is sealed at once. */
  private async pause(): Promise<void> {
    const end = performance.now() + this.beatMs;
    while (!this.leaving.signal.aborted) {
      const left = end - performance.now();
      if (left <= 0 || (this.called.size === 0 && (await this.isOver(left)))) return;
      const now = [...this.called];
      this.called.clear();
      await this.inTurn(() => this.answer(now)).catch((error: unknown) => this.forget(error));
    }
  }

  private async answer(called: readonly string[]): Promise<void> {
    const store = new LogStore((this.client ??= await this.connect()));
    for (const agencyId of called) {
      this.stopped.delete(agencyId);
      await this.seal(store, agencyId);
    }
  }

  /** Whether so much time went by without anybody calling. */
  private isOver(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), ms).unref();
      this.wake = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
  }

  private isDue({ agencyId, size, root, isWaiting }: Seen): boolean {
    if ((this.stopped.get(agencyId) ?? 0) > performance.now()) return false;
    const known = this.known.get(agencyId);
    // Another size or root than the last we know of: a crash before the anchor, another sealer, or a log that was changed.
    const isKnown = known ? known.size === size && known.root === root : size === null && !this.parts.anchors.read(agencyId);
    return isWaiting || !isKnown;
  }

  /** Leads for the agency as long as it knows its log: whoever has to stop lets another one try, who may have the true folder. */
  private async seal(store: LogStore, agencyId: string): Promise<void> {
    const isFirst = !this.known.has(agencyId);
    if (isFirst && !(await store.lead(agencyId))) return;
    await this.sealAll(store, agencyId, isFirst);
    if (!this.known.has(agencyId)) await store.follow(agencyId);
  }

  private async sealAll(store: LogStore, agencyId: string, isFirst: boolean): Promise<void> {
    try {
      for (let hasMore = true; hasMore && !this.leaving.signal.aborted;) {
        const sealed = await sealOnce(store, this.parts, agencyId);
        if (!sealed) return;
        ({ hasMore } = sealed);
        if (sealed.quarantined > 0)
          this.log.error(`${sealed.quarantined} events were not written by this application: ${agencyId}`);
        if (!isSame(this.known.get(agencyId), sealed.anchor)) this.known.set(agencyId, sealed.anchor);
      }
      this.stopped.delete(agencyId);
      if (isFirst) await store.endAlarm(agencyId);
    } catch (error) {
      if (!(error instanceof SealingStopped)) throw error;
      this.known.delete(agencyId);
      this.stopped.set(agencyId, performance.now() + stoppedMs);
      this.log.error(`The log is not sealed any more: ${error.problem}. ${error.message} Agency ${agencyId}`);
      await store.alarm(agencyId, error.problem, this.parts.anchors.read(agencyId));
    }
  }

  private async connect(): Promise<pg.Client> {
    const options = '-c timezone=UTC -c synchronous_commit=on';
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'safe-harbor-sealer',
      connectionTimeoutMillis: 5_000,
      query_timeout: deadMs,
      keepAlive: true,
      options,
    });
    // Without a listener an idle connection that breaks would end the process.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => {
      if (payload && uuid.test(payload)) this.called.add(payload);
      this.wake();
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    return client;
  }

  /** After an error nothing is certain: neither what was committed, nor whether we still lead. */
  private forget(error: unknown): void {
    void this.client?.end().catch(() => undefined);
    this.client = undefined;
    this.known.clear();
    if (this.isAway) return;
    this.isAway = true;
    const { code, name } = error as { code?: string; name?: string };
    this.log.warn(`the log is not sealed at the moment: ${code ?? name}`);
  }

  private isBack(): void {
    if (this.isAway) this.log.info('the log is sealed again');
    this.isAway = false;
  }
}
