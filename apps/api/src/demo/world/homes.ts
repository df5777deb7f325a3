// SPDX-License-Identifier: Apache-2.0
import { caregiversByHome } from './caregivers.js';
import type { AgencyCode, DemoHome, Gender, HomeTrait } from './shapes.js';

const everyone: Gender[] = ['boy', 'girl', 'trans_boy', 'trans_girl', 'nonbinary', 'two_spirit'];
const girlsAndNonbinary: Gender[] = ['girl', 'trans_girl', 'nonbinary', 'two_spirit'];
const boysAndNonbinary: Gender[] = ['boy', 'trans_boy', 'nonbinary', 'two_spirit'];

type Row = readonly [
  agency: AgencyCode,
  familyName: string,
  capacity: number,
  traits: string,
  languages: string,
  welcomes: Gender[],
  ages: readonly [youngest: number, oldest: number],
  street: string,
];

// Traits beyond "foster family home". Relatives are not always licensed. Towns, streets and postal codes do not exist.
// prettier-ignore
const rows: readonly Row[] = [
  ['demo', 'Morales',    2, 'licensed',              'es en',     everyone,          [11, 17], '418 Alder Court'],
  ['demo', 'Johnson',    3, 'licensed',              'en',        everyone,          [12, 17], '27 Mill Pond Road'],
  ['demo', 'Ramírez',    3, 'licensed',              'es en',     boysAndNonbinary,  [11, 16], '1320 Orchard Street'],
  ['demo', 'Peterson',   2, 'licensed pre_adoptive', 'en',        everyone,          [11, 14], '9 Birch Lane'],
  ['demo', 'Peña',       2, 'licensed',              'es en',     girlsAndNonbinary, [12, 17], '644 Canal Street'],
  ['demo', 'Nguyen',     2, 'licensed',              'vi en',     everyone,          [13, 17], '210 Garden Terrace'],
  ['demo', 'Castillo',   3, 'licensed',              'es en',     everyone,          [11, 13], '75 Meadow Way'],
  ['demo', 'O’Brien',    2, 'licensed',              'en',        everyone,          [14, 17], '3 Lantern Hill'],
  ['demo', 'Delacroix',  1, 'licensed kin',          'ht en fr',  everyone,          [11, 17], '502 Second Avenue'],
  ['demo', 'Herrera',    2, 'licensed',              'es',        girlsAndNonbinary, [13, 17], '816 Willow Bend'],
  ['demo', 'Abdi',       3, 'licensed',              'so en ar',  everyone,          [13, 17], '141 Station Road'],
  ['demo', 'Schultz',    1, 'licensed',              'en de',     everyone,          [11, 14], '58 Quarry Street'],
  ['demo', 'Decorah',    2, 'relative',              'en',        everyone,          [11, 17], '2200 River Bluff Road'],
  ['demo', 'Vázquez',    2, 'licensed pre_adoptive', 'es en',     everyone,          [12, 17], '390 Lake Crossing'],
  ['demo', 'Brown',      3, 'licensed',              'en',        everyone,          [13, 17], '11 Harvest Circle'],
  ['demo', 'Kim',        2, 'licensed',              'ko en ase', boysAndNonbinary,  [11, 15], '764 Juniper Drive'],
  ['demo', 'Thompson',   1, 'relative',              'en',        everyone,          [11, 17], '95 Cedar Avenue'],
  ['demo', 'Flores',     3, 'licensed',              'es en',     girlsAndNonbinary, [13, 17], '1007 Prairie Street'],
  ['demo', 'Miller',     3, 'licensed',              'en ase',    everyone,          [12, 17], '46 Maple Hollow'],
  ['demo', 'Jackson',    2, 'licensed',              'en',        everyone,          [14, 17], '330 Bay View Road'],
  ['demo', 'Skenandore', 3, 'licensed kin',          'en',        everyone,          [11, 17], '1 Long Field Road'],
  ['demo', 'Guzmán',     1, 'licensed',              'es en',     everyone,          [14, 17], '623 Foundry Street'],
  ['demo', 'Becker',     2, 'licensed therapeutic',  'en',        everyone,          [13, 17], '88 Summit Road'],
  ['demo', 'Hayes',      3, 'licensed shelter',      'en',        everyone,          [11, 17], '254 Ferry Street'],
  ['pine', 'Larsen',     3, 'licensed',              'en',        everyone,          [11, 17], '12 Pine Ridge Road'],
  ['pine', 'Ochoa',      2, 'licensed',              'es en',     everyone,          [11, 17], '77 Sage Street'],
];

const towns = {
  demo: { city: 'Harbor Falls', state: 'IL', postalCode: '00012', areaCode: '312' },
  pine: { city: 'Pine Valley', state: 'CO', postalCode: '00027', areaCode: '303' },
} as const;

function household(row: Row, index: number): DemoHome {
  const [agency, familyName, capacity, traits, languages, welcomesGenders, [youngest, oldest], street] = row;
  const { city, state, postalCode, areaCode } = towns[agency];
  return {
    index,
    agency,
    label: `Home ${rows.slice(0, index + 1).filter((other) => other[0] === agency).length}`,
    licenceNumber: traits.includes('licensed') ? `FH-${2041 + index * 17}` : '',
    capacity,
    traits: ['foster_family_home', ...(traits.split(' ') as HomeTrait[])],
    languages: languages.split(' '),
    welcomesGenders,
    youngest,
    oldest,
    familyName,
    address: { street, city, state, postalCode },
    phone: `${areaCode}-555-01${String(30 + index)}`,
    caregivers: caregiversByHome[index] ?? [],
  };
}

/** Twenty-four homes of the first agency, then two of the second. */
export const homes: readonly DemoHome[] = rows.map(household);
