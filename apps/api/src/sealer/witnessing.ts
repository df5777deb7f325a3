// SPDX-License-Identifier: Apache-2.0
import { consistencyProof, isQuorum, Malformed, tileReader, tilesOfConsistency } from '@harbor/transparency';
import pg from 'pg';
import { LogStore } from './log-store.js';
import type { SealerLog } from './sealer.js';
import { askWitness, NotSigned } from './witness-call.js';
import { nobodyAsked, type WitnessSet } from './witness-set.js';
import { type Unwitnessed, WitnessStore } from './witness-store.js';

const everyMs = 2_000;
/** A witness that did not answer is left alone for so long; one that did not sign, with this log alone. */
const silentMs = 20_000;
const alarmMs = 60_000;

/**
 * Has the newest checkpoint of every log signed by the witnesses of the settings. It stands beside the sealer, so that a
 * slow witness holds up no event; enough of them missing for a minute is a warning.
 */
export class Witnessing {
  private readonly store: WitnessStore;
  private readonly tiles: LogStore;
  /** By witness and log, the size it signed last. */
  private readonly last = new Map<string, number>();
  /** By witness, or by witness and log. */
  private readonly silentUntil = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private isLeaving = false;
  private readonly pool: pg.Pool;

  /** @param set undefined where no witnesses are asked: then the logs say so */
  constructor(
    url: string,
    private readonly set: WitnessSet | undefined,
    private readonly log: SealerLog,
  ) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: 1,
      application_name: 'safe-harbor-witnessing',
      options: '-c timezone=UTC',
    });
    this.pool.on('error', () => undefined);
    this.store = new WitnessStore(this.pool);
    this.tiles = new LogStore(this.pool);
  }

  /** From now on. Keeps no process alive. */
  start(): void {
    this.timer = setTimeout(() => {
      this.working = this.round()
        .catch(({ code, name }: { code?: string; name?: string }) => this.log.warn(`no witness was asked: ${code ?? name}`))
        .finally(() => void (this.isLeaving || this.start()));
    }, everyMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.isLeaving = true;
    clearTimeout(this.timer);
    await this.working;
    await this.pool.end();
  }

  /** Each log once. */
  async round(): Promise<void> {
    for (const head of await this.store.newest()) {
      if (this.isLeaving) return;
      const asked = this.set?.text ?? nobodyAsked;
      if (head.asked !== asked) await this.store.ask(head, asked);
      if (this.set) await this.witness(head, this.set);
    }
  }

  private async witness(head: Unwitnessed, { policy }: WitnessSet): Promise<void> {
    const names = [...policy.witnesses.keys()];
    const signed = new Set(head.cosigned);
    const due = names.filter((name) => !signed.has(name) && !this.isLeftAlone(name) && !this.isLeftAlone(pairOf(name, head)));
    const answers = await Promise.all(due.map(async (name) => [name, await this.lineOf(head, name, policy)] as const));
    for (const [name, line] of answers) {
      if (line === undefined) continue;
      await this.store.keep(head, name, line);
      signed.add(name);
    }
    if (isQuorum(policy.quorum, signed)) await this.store.witnessed(head);
    else if ((head.lateMs ?? 0) < alarmMs) return;
    await this.store.missing(head.agencyId, isQuorum(policy.quorum, signed) ? [] : names.filter((name) => !signed.has(name)));
  }

  private isLeftAlone(name: string): boolean {
    return (this.silentUntil.get(name) ?? 0) > performance.now();
  }

  /** Undefined of a witness that did not sign. One that signed another size last tells it, and is asked once more. */
  private async lineOf(head: Unwitnessed, name: string, policy: WitnessSet['policy']): Promise<string | undefined> {
    const key = pairOf(name, head);
    try {
      for (let turn = 0; turn < 2; turn += 1) {
        const old = this.last.get(key) ?? 0;
        if (old > head.size) {
          // It may have been wrong, or lied: next time it is asked anew.
          this.last.delete(key);
          throw new NotSigned(`it has signed ${old} events, and the log counts ${head.size}`);
        }
        const said = await askWitness(
          policy.urls.get(name)!,
          policy.witnesses.get(name)!,
          head.note,
          old,
          await this.proof(head, old),
        );
        this.last.set(key, 'line' in said ? head.size : said.size);
        if ('line' in said) return said.line;
      }
      throw new NotSigned('it knows another log of this size');
    } catch (error) {
      const isOfThisLog = error instanceof NotSigned || error instanceof Malformed;
      this.silentUntil.set(isOfThisLog ? key : name, performance.now() + silentMs);
      this.log.warn(`The witness ${name} did not sign ${head.origin} at ${head.size} events: ${(error as Error).message}`);
      return undefined;
    }
  }

  private async proof({ agencyId, epoch, size }: Unwitnessed, old: number): Promise<string[]> {
    if (old === 0 || old === size) return [];
    const tiles = new Map<string, Buffer>();
    for (const { level, index } of tilesOfConsistency(old, size)) {
      const bytes = await this.tiles.tileBytes(agencyId, epoch, level as number, index);
      if (!bytes) throw new Malformed('tile', 'is missing');
      tiles.set(`${level}/${index}`, bytes);
    }
    const read = tileReader((level, index) => tiles.get(`${level}/${index}`)!);
    return consistencyProof(old, size, read).map((hash) => hash.toString('base64'));
  }
}

const pairOf = (witness: string, { origin }: Unwitnessed): string => `${witness} ${origin}`;
