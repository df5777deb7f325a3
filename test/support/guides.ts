// SPDX-License-Identifier: Apache-2.0
import type { Agency } from './agency.js';

export const aText = (title: string, line = 'Ask first, and then listen.') => ({
  title,
  summary: 'What helps at home, in a few words.',
  parts: [{ kind: 'list', heading: 'What helps', lines: [line, 'Give them time and choices.'] }],
});
export const aGuide = (over: Record<string, unknown> = {}) => ({
  audiences: ['caregiver'],
  en: aText('Listening'),
  es: aText('Escuchar', 'Pregunte primero, y escuche después.'),
  ...over,
});

/** A guide on its way: written by the admin, with survivor experts. Gives back its version. */
export async function inReview({ admin }: Agency, over: Record<string, unknown> = {}) {
  const begun = await admin.post('/guides', aGuide(over));
  if (begun.status !== 201) throw new Error(`The guide could not be begun: ${begun.status} ${begun.text}`);
  const sent = await admin.patch(`/guide-versions/${begun.body.id}/state`, { to: 'in_review' }, 1);
  return sent.body as { id: string; guideId: string; version: number };
}

/** The same, published by the manager. */
export async function published(agency: Agency, over: Record<string, unknown> = {}) {
  const { id, version } = await inReview(agency, over);
  const reply = await agency.manager.patch(`/guide-versions/${id}/state`, { to: 'published' }, version);
  if (reply.status !== 200) throw new Error(`The guide could not be published: ${reply.status} ${reply.text}`);
  return reply.body as { id: string; guideId: string; version: number };
}
