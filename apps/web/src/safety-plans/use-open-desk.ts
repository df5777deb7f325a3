// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { openDesk } from './desk.js';
import { openDraft } from './queries.js';

/** The desk of this draft, opened when the page is. Nothing opens it anew while the page stands, whatever else is reloaded. */
export const useOpenDesk = (youthId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['desk-opening', youthId],
    queryFn: () => openDesk(youthId, openDraft),
    staleTime: 'static',
    gcTime: 0,
    enabled,
  });
