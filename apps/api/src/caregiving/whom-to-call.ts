// SPDX-License-Identifier: Apache-2.0
import type { WhomToCall } from '@harbor/contracts';

type Language = 'en' | 'es';

/** The numbers an agency keeps. */
export interface Lines {
  onCallName: string;
  onCallPhone: string;
  /** Empty for none. */
  policePhone: string;
  ncmecPhone: string;
}

/** Whom to call now, the most urgent first. */
export function whomToCall(language: Language, { onCallName, onCallPhone, policePhone, ncmecPhone }: Lines): WhomToCall[] {
  const words = purposes[language];
  return [
    { code: 'emergency', name: words.emergencyName, phone: '911', purpose: words.emergency },
    { code: 'agency', name: onCallName, phone: onCallPhone, purpose: words.agency },
    ...(policePhone === '' ? [] : [{ code: 'police', name: words.policeName, phone: policePhone, purpose: words.police }]),
    { code: 'ncmec', name: 'NCMEC', phone: ncmecPhone, purpose: words.ncmec },
  ];
}

type Word = 'emergencyName' | 'emergency' | 'agency' | 'policeName' | 'police' | 'ncmec';
const purposes: Record<Language, Record<Word, string>> = {
  en: {
    emergencyName: 'Emergency',
    emergency: 'Someone is in danger now.',
    agency: 'You do not know where the young person is, or you need your agency, day or night.',
    policeName: 'Police desk',
    police: 'Tell the local police that a young person is missing. In danger, call 911 first.',
    ncmec: 'Report a missing child, or tell what you know about one, day or night.',
  },
  es: {
    emergencyName: 'Emergencia',
    emergency: 'Alguien está en peligro ahora.',
    agency: 'No sabe dónde está la persona joven, o necesita a su agencia, de día o de noche.',
    policeName: 'Policía local',
    police: 'Para avisar a la policía local que falta una persona joven. Si hay peligro, llame primero al 911.',
    ncmec: 'Para reportar a un menor desaparecido, o decir lo que sabe de uno, de día o de noche.',
  },
};
