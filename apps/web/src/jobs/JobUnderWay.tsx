// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { Shown } from '../design/states.js';
import { JobPanel } from './JobPanel.js';
import { oneJob } from './queries.js';

/** One job on the page that asked for it, until it is over. */
export function JobUnderWay({ jobId }: { jobId: string }) {
  const query = useQuery(oneJob(jobId));
  return <Shown query={query}>{(job) => <JobPanel job={job} />}</Shown>;
}
