// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call, ifMatch } from '../api/client.js';
import { agencyChange, agencyShow } from '../api/generated/sdk.gen.js';
import type { UpdateAgency } from '../api/generated/types.gen.js';

export const agency = queryOptions({ queryKey: ['agency'], queryFn: () => call(agencyShow()) });

export const change = (version: number, body: UpdateAgency) => call(agencyChange({ body, headers: ifMatch(version) }));
