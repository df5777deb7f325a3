// SPDX-License-Identifier: Apache-2.0

/** Words that harm, in one language, and what to write instead. */
export interface Wording {
  readonly code: string;
  readonly language: 'en' | 'es';
  readonly phrases: readonly string[];
  readonly instead: string;
  /** Nowhere in our own strings, templates, demo data and sources; otherwise it is only worth a second thought in a note. */
  readonly isNever: boolean;
}

const never = (code: string, language: Wording['language'], instead: string, ...phrases: string[]): Wording => {
  return { code, language, phrases, instead, isNever: true };
};
const consider = (code: string, language: Wording['language'], instead: string, ...phrases: string[]): Wording => {
  return { code, language, phrases, instead, isNever: false };
};

/**
 * Words that blame a child or take the side of whoever hurt them, with better ones, in our own words. From the guidance of
 * ECPAT-USA and Rights4Girls on how to speak of children who were trafficked, and from plain practice of casework.
 */
// prettier-ignore
export const vocabulary: readonly Wording[] = [
  never('child_prostitute', 'en', 'a trafficked or exploited child',
    'child prostitute', 'child prostitutes', 'teen prostitute', 'teen prostitutes', 'underage prostitute', 'juvenile prostitute'),
  never('child_prostitute', 'es', 'una niña o un niño víctima de trata o explotación',
    'niña prostituta', 'niñas prostitutas', 'niño prostituto', 'menor prostituta', 'menores prostitutas', 'joven prostituta'),
  never('child_prostitution', 'en', 'child sex trafficking', 'child prostitution', 'teen prostitution', 'juvenile prostitution'),
  never('child_prostitution', 'es', 'trata sexual de menores', 'prostitución infantil', 'prostitución de menores', 'prostitución juvenil'),
  never('child_sex_worker', 'en', 'a trafficked or exploited child', 'child sex worker', 'child sex workers', 'teen sex worker'),
  never('child_sex_worker', 'es', 'una niña o un niño víctima de trata o explotación', 'trabajadora sexual menor', 'trabajadora sexual infantil'),
  never('abuse_material', 'en', 'child sexual abuse material (CSAM)', 'child porn', 'child pornography', 'kiddie porn'),
  never('abuse_material', 'es', 'material de abuso sexual infantil', 'pornografía infantil', 'pornografía de menores', 'porno infantil'),
  never('promiscuous', 'en', 'what was observed, or the youth’s own words', 'promiscuous', 'promiscuity'),
  never('promiscuous', 'es', 'lo que se observó, o las palabras de la o el joven',
    'promiscuo', 'promiscua', 'promiscuos', 'promiscuas', 'promiscuidad'),
  never('lifestyle', 'en', 'what happened to the child', 'lifestyle', 'lifestyles'),
  never('lifestyle', 'es', 'lo que le pasó', 'estilo de vida', 'estilos de vida'),
  never('rescued', 'en', 'recovered, or returned', 'rescued'),
  never('rescued', 'es', 'recuperada o recuperado, o regresó', 'rescatado', 'rescatada', 'rescatados', 'rescatadas', 'rescataron'),
  never('awol', 'en', 'missing, or ran from care', 'AWOL'),
  never('awol', 'es', 'no se sabe dónde está, o se fue del lugar donde vive', 'ausente sin permiso', 'ausente sin autorización'),
  never('not_compliant', 'en', 'declined', 'non compliant', 'noncompliant', 'non compliance', 'noncompliance'),
  never('not_compliant', 'es', 'dijo que no', 'incumplidor', 'incumplidora', 'incumplió', 'incumplimiento'),
  never('failed_to', 'en', 'did not, or could not', 'failed to'),
  never('failed_to', 'es', 'no lo hizo, o no pudo', 'fracasó en', 'falló en'),
  consider('runaway', 'en', 'missing, or ran from care', 'runaway', 'runaways', 'on the run', 'absconded'),
  consider('runaway', 'es', 'no se sabe dónde está, o se fue del lugar donde vive', 'fugitivo', 'fugitiva', 'fugado', 'fugada', 'se fugó'),
  consider('prostitution', 'en', 'was trafficked, or was exploited',
    'prostitute', 'prostitutes', 'prostituted', 'prostitution', 'prostituting', 'turning tricks', 'sex work', 'sex worker'),
  consider('prostitution', 'es', 'fue víctima de trata, o la explotaron',
    'prostituta', 'prostitutas', 'prostituto', 'prostitución', 'se prostituía', 'se prostituye', 'trabajo sexual', 'trabajadora sexual'),
  consider('pimp', 'en', 'trafficker', 'pimp', 'pimps', 'pimped'),
  consider('pimp', 'es', 'tratante', 'proxeneta', 'proxenetas', 'chulo', 'padrote'),
  consider('buyer', 'en', 'buyer', 'johns', 'sex customer', 'sex customers', 'sex client'),
  consider('buyer', 'es', 'comprador', 'clientes sexuales', 'cliente sexual'),
  consider('refused', 'en', 'declined', 'refused', 'refuses', 'refusing'),
  consider('refused', 'es', 'dijo que no', 'se negó', 'se rehusó', 'se niega'),
  consider('admitted', 'en', 'disclosed, or told', 'admitted to', 'admitted that', 'confessed', 'alleges', 'allegedly', 'claims that', 'claimed that'),
  consider('admitted', 'es', 'contó', 'confesó', 'admitió que', 'supuestamente', 'alega que'),
];
