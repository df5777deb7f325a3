// SPDX-License-Identifier: Apache-2.0
import { act, call } from '../api/client.js';
import { printDownload, printMake } from '../api/generated/sdk.gen.js';
import type { DownloadPlan, PrintedPlan, PrintPlan } from '../api/generated/types.gen.js';
import { spoken } from '../language/language.js';

export type Form = PrintPlan['form'];
/** What a file holds: the form, and of a card its title and the lines that were picked. */
export type Wanted = Omit<DownloadPlan, 'language'>;

/** What goes on paper. Asking for it is the act that is recorded. */
export const printPlan = (youthId: string, number: number, form: Form, key: string) =>
  call<PrintedPlan>(printMake({ path: { youthId, number }, body: { form, language: spoken() }, headers: act(undefined, key) }));

/** The same as a PDF file, an act of its own. */
export const downloadPlan = (youthId: string, number: number, wanted: Wanted, key: string) =>
  call<Blob>(printDownload({ path: { youthId, number }, body: { ...wanted, language: spoken() }, headers: act(undefined, key) }));
