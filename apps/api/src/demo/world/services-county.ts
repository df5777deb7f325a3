// SPDX-License-Identifier: Apache-2.0
import type { Row } from './service-row.js';

/** Quarters that do not exist, at ZIP codes that do: around 61801, so that distances can be tried. */
const quarters = [
  ['Alder Bend', '61801'],
  ['Birch Hollow', '61802'],
  ['Cedar Point', '61820'],
  ['Dogwood Flats', '61821'],
  ['Elm Crossing', '61822'],
  ['Fern Valley', '61843'],
  ['Garnet Hill', '61847'],
  ['Hazel Grove', '61849'],
  ['Iris Meadow', '61853'],
  ['Juniper Lake', '61859'],
  ['Kestrel Ridge', '61864'],
  ['Larch Landing', '61866'],
  ['Maple Ford', '61874'],
  ['Nettle Creek', '61877'],
  ['Osprey Mill', '61880'],
] as const;

type Template = readonly [
  kind: string,
  organization: string,
  name: string,
  description: string,
  languages: string,
  ages: readonly [number | null, number | null],
  welcomes: Row[6],
  referrals: boolean | null,
  street: string,
  hours: Row[9],
];
// Each in English and in Spanish, for every quarter.
// prettier-ignore
const templates: readonly Template[] = [
  ['Counseling', 'Counseling Room', 'Counseling for teens', 'Talk with somebody who listens. You choose how often.', 'en', [12, 20], 'all', true, 'Main Street', 'late'],
  ['Counseling', 'Sala de Consejería', 'Consejería para adolescentes', 'Hable con alguien que escucha. Usted elige cuántas veces.', 'es', [12, 20], 'all', true, 'Main Street', 'late'],
  ['Health', 'Walk-in Clinic', 'Health check for teens', 'A nurse sees you the same day.', 'en', [10, 24], 'ask', true, 'Clinic Lane', 'week'],
  ['Health', 'Clínica Vecinal', 'Chequeo médico para jóvenes', 'Una enfermera la o lo atiende el mismo día.', 'es en', [10, 24], 'ask', true, 'Clinic Lane', 'week'],
  ['Food', 'Pantry', 'Groceries and a hot meal', 'Come in and choose. No papers are asked for.', 'en', [null, null], 'ask', null, 'Market Row', 'week'],
  ['Food', 'Mesa Vecina', 'Comida para llevar', 'Pase y elija. No se piden papeles.', 'es', [null, null], 'ask', null, 'Market Row', 'week'],
  ['School', 'Homework Table', 'Homework help', 'A quiet table, a tutor and a snack.', 'en', [9, 19], 'all', null, 'Library Way', 'late'],
  ['School', 'Mesa de Tareas', 'Ayuda con las tareas', 'Una mesa tranquila, una tutora y algo de comer.', 'es en', [9, 19], 'all', null, 'Library Way', 'late'],
  ['Mentors', 'Big Table', 'A mentor for you', 'Meets you each week and stays for a year.', 'en', [12, 21], 'boys', true, 'Grove Street', 'ask'],
  ['Mentors', 'Compañeras de Camino', 'Una mentora para usted', 'Se ven cada semana durante un año.', 'es', [12, 21], 'girls', true, 'Grove Street', 'ask'],
  ['Work', 'Job Corner', 'Help with a first job', 'Someone who writes the form with you and goes along.', 'en', [15, 22], 'all', true, 'Depot Street', 'week'],
  ['Work', 'Rincón del Trabajo', 'Ayuda para un primer trabajo', 'Alguien que llena el formulario con usted y la o lo acompaña.', 'es', [15, 22], 'all', true, 'Depot Street', 'week'],
  ['Legal help', 'Legal Desk', 'Free legal questions', 'A lawyer answers, on Thursday or by phone.', 'en es', [null, 24], 'ask', true, 'Court Lane', 'week'],
  ['Legal help', 'Mesa Legal', 'Preguntas legales gratis', 'Una abogada responde, en persona o por teléfono.', 'es', [null, 24], 'ask', true, 'Court Lane', 'week'],
  ['Culture', 'Art House', 'Art and music after school', 'Paint, drum or only watch.', 'en', [8, 18], 'all', null, 'Mill Lane', 'late'],
  ['Culture', 'Casa de Arte', 'Arte y música por la tarde', 'Pintar, tocar o solo mirar.', 'es en', [8, 18], 'all', null, 'Mill Lane', 'late'],
  ['Foster parents', 'Parents’ Circle', 'Evening for foster parents', 'A meal, child care and time to talk.', 'en', [18, null], 'ask', null, 'Harvest Road', 'late'],
  ['Foster parents', 'Círculo de Familias', 'Noche para familias de acogida', 'Cena, cuidado de niños y tiempo para hablar.', 'es', [18, null], 'ask', null, 'Harvest Road', 'late'],
];
/** Some were checked last week, some long ago, some never: a list that can be filtered. */
const checked = [3, 20, 41, 75, 130, 260, undefined] as const;

/** The rest of the county: every kind of help in every quarter, in English and in Spanish. */
export const countyRows: readonly Row[] = quarters.flatMap(([quarter, zip], q) =>
  templates.map(([kind, organization, name, description, languages, ages, welcomes, referrals, street, hours], i): Row => [
    ...([kind, `${quarter} ${organization}`, `${name} · ${quarter}`, description, languages, ages, welcomes, referrals] as const),
    ...([`${q * 20 + i + 1} ${street}|${zip}`, hours, languages.startsWith('es') ? 'Gratis' : 'Free'] as const),
    checked[(q + i) % checked.length],
  ]),
);
