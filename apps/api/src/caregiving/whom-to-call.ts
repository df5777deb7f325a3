// SPDX-License-Identifier: Apache-2.0
import type { WhomToCall } from '@harbor/contracts';

type Language = 'en' | 'es';

/** What the agency keeps of its own line. */
export interface OnCall {
  name: string;
  phone: string;
}

/**
 * Whom to call now, the most urgent first. 1-800-843-5678 is the hotline of the National Center for Missing &
 * Exploited Children, open day and night.
 */
export function whomToCall(language: Language, onCall: OnCall): WhomToCall[] {
  const words = purposes[language];
  return [
    { code: 'emergency', name: words.emergencyName, phone: '911', purpose: words.emergency },
    { code: 'agency', name: onCall.name, phone: onCall.phone, purpose: words.agency },
    { code: 'ncmec', name: 'NCMEC', phone: '1-800-843-5678', purpose: words.ncmec },
  ];
}

const purposes: Record<Language, Record<'emergencyName' | 'emergency' | 'agency' | 'ncmec', string>> = {
  en: {
    emergencyName: 'Emergency',
    emergency: 'Someone is in danger now.',
    agency: 'You do not know where the young person is, or you need your agency, day or night.',
    ncmec: 'Report a missing child, or tell what you know about one, day or night.',
  },
  es: {
    emergencyName: 'Emergencia',
    emergency: 'Alguien está en peligro ahora.',
    agency: 'No sabe dónde está la persona joven, o necesita a su agencia, de día o de noche.',
    ncmec: 'Para reportar a un menor desaparecido, o decir lo que sabe de uno, de día o de noche.',
  },
};
