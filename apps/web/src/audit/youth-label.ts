// SPDX-License-Identifier: Apache-2.0
import type { AuditedYouth } from '../api/generated/types.gen.js';

/** The case code; the beginning of the id for whoever sees no case files. */
export const youthLabel = ({ id, caseCode }: Pick<AuditedYouth, 'id' | 'caseCode'>): string => caseCode ?? id.slice(0, 8);
