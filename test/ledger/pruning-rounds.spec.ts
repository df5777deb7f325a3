// SPDX-License-Identifier: Apache-2.0
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type Ledger, Pruning } from '../../apps/api/src/ledger/index.js';

const minute = 60_000;
const nothing = { keys: 0, sessions: 0, devices: 0, tries: 0 };

describe('rounds of removing old rows', () => {
  const query = jest.fn<Ledger['query']>();
  const pruning = () => new Pruning({ query } as unknown as Ledger);
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    jest.useFakeTimers();
    query.mockReset();
    query.mockResolvedValue([nothing]);
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const after = (minutes: number) => jest.advanceTimersByTimeAsync(minutes * minute);

  it('begin a while after the start and come again about every hour, though one went wrong', async () => {
    const rounds = pruning();
    rounds.start();
    await after(0.9);
    expect(query).toHaveBeenCalledTimes(0);
    query.mockRejectedValueOnce(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    await after(2.2);
    expect(query).toHaveBeenCalledTimes(1);
    await after(51);
    expect(query).toHaveBeenCalledTimes(1);
    await after(15);
    expect(query).toHaveBeenCalledTimes(2);
    rounds.onModuleDestroy();
  });

  it('end with the server: the batch under way is the last', async () => {
    const rounds = pruning();
    let finish: (rows: unknown[]) => void = () => undefined;
    query.mockImplementationOnce(() => new Promise((resolve) => (finish = resolve)));
    rounds.start();
    await after(4);
    rounds.onModuleDestroy();
    finish([{ ...nothing, keys: 500 }]);
    await after(4_000);
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('keep no process alive', () => {
    const unref = jest.spyOn(globalThis, 'setTimeout');
    pruning().start();
    const timer = unref.mock.results[0]!.value as NodeJS.Timeout;
    expect(timer.hasRef()).toBe(false);
  });
});
