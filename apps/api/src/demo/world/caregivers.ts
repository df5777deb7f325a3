// SPDX-License-Identifier: Apache-2.0
import type { AgencyCode, DemoPerson, Language } from './shapes.js';

type Household = readonly [
  agency: AgencyCode,
  language: Language,
  adults: readonly (readonly [signInName: string, displayName: string])[],
];

// One line per home, in the order of `homes`. Families of every kind: couples, single people, grandparents, two moms, two dads.
// prettier-ignore
const households: readonly Household[] = [
  ['demo', 'es', [['l.morales', 'Lucía Morales']]],
  ['demo', 'en', [['d.johnson', 'Denise Johnson'], ['c.johnson', 'Curtis Johnson']]],
  ['demo', 'es', [['e.ramirez', 'Elena Ramírez'], ['j.ramirez', 'Jorge Ramírez']]],
  ['demo', 'en', [['k.peterson', 'Karen Peterson'], ['d.peterson', 'Dale Peterson']]],
  ['demo', 'es', [['a.pena', 'Altagracia Peña']]],
  ['demo', 'en', [['l.nguyen', 'Linh Nguyen'], ['t.nguyen', 'Tuan Nguyen']]],
  ['demo', 'es', [['m.castillo', 'Marta Castillo'], ['r.castillo', 'Raúl Castillo']]],
  ['demo', 'en', [['s.obrien', 'Sean O’Brien'], ['m.obrien', 'Michael O’Brien']]],
  ['demo', 'en', [['y.delacroix', 'Yvonne Delacroix']]],
  ['demo', 'es', [['r.herrera', 'Rosa Herrera'], ['f.herrera', 'Félix Herrera']]],
  ['demo', 'en', [['h.abdi', 'Hodan Abdi'], ['y.abdi', 'Yusuf Abdi']]],
  ['demo', 'en', [['i.schultz', 'Ingrid Schultz']]],
  ['demo', 'en', [['m.decorah', 'Marlene Decorah']]],
  ['demo', 'es', [['c.vazquez', 'Carmen Vázquez'], ['o.vazquez', 'Óscar Vázquez']]],
  ['demo', 'en', [['t.brown', 'Tanya Brown'], ['r.brown', 'Reggie Brown']]],
  ['demo', 'en', [['e.kim', 'Eunice Kim'], ['p.kim', 'Peter Kim']]],
  ['demo', 'en', [['e.thompson', 'Ernestine Thompson']]],
  ['demo', 'es', [['s.flores', 'Silvia Flores'], ['a.flores', 'Armando Flores']]],
  ['demo', 'en', [['r.miller', 'Ruth Miller'], ['a.miller', 'Anna Miller']]],
  ['demo', 'en', [['v.jackson', 'Vera Jackson'], ['l.jackson', 'Lamont Jackson']]],
  ['demo', 'en', [['b.skenandore', 'Beverly Skenandore']]],
  ['demo', 'es', [['n.guzman', 'Norma Guzmán']]],
  ['demo', 'en', [['h.becker', 'Heidi Becker'], ['g.becker', 'Glenn Becker']]],
  ['demo', 'en', [['c.hayes', 'Charlene Hayes'], ['w.hayes', 'Willie Hayes']]],
  ['pine', 'en', [['k.larsen', 'Kristin Larsen'], ['e.larsen', 'Erik Larsen']]],
  ['pine', 'es', [['d.ochoa', 'Dolores Ochoa'], ['h.ochoa', 'Hugo Ochoa']]],
];

/** Every caregiver, home by home; homes refer to a caregiver by place in this list. */
export const caregivers: readonly DemoPerson[] = households.flatMap(([agency, language, adults]) =>
  adults.map(([signInName, displayName]) => ({
    agency,
    signInName,
    displayName,
    role: 'caregiver' as const,
    language,
    supervisor: null,
  })),
);

/** For each home, in order, the places of its caregivers in `caregivers`. */
export const caregiversByHome: readonly number[][] = households.map((household, home) => {
  const before = households.slice(0, home).reduce((sum, [, , adults]) => sum + adults.length, 0);
  return household[2].map((_, place) => before + place);
});
