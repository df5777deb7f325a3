// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { looksList } from '../api/generated/sdk.gen.js';

export const looksAt = (youthId: string) =>
  queryOptions({ queryKey: ['looks', youthId], queryFn: () => call(looksList({ path: { youthId } })) });
