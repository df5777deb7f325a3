// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { systemShow } from '../api/generated/sdk.gen.js';

export const system = queryOptions({ queryKey: ['system'], queryFn: () => call(systemShow()) });
