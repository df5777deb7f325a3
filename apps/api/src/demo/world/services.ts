// SPDX-License-Identifier: Apache-2.0
import { hoursOf, type Row, welcomed } from './service-row.js';
import { countyRows } from './services-county.js';
import type { Gender } from './shapes.js';

/** A service of the demo's directory. */
export interface DemoService {
  organization: string;
  name: string;
  description: string;
  kind: string;
  languages: string[];
  ages: readonly [youngest: number | null, oldest: number | null];
  welcomes: Gender[];
  takesReferrals: boolean | null;
  /** Undefined: by telephone alone. */
  place: { street: string; zip: string; isConfidential: boolean } | undefined;
  phone: string;
  hours: readonly [days: string, opensAt: string, closesAt: string] | undefined;
  fees: string;
  checkedDaysAgo: number | undefined;
}

const areas = ['217', '309', '447', '618'];

// Organizations and streets do not exist. ZIP codes do, so that distances can be tried: 61801 and its neighbours.
// prettier-ignore
const rows: readonly Row[] = [
  ['Counseling', 'Lantern House', 'Counseling for young people who were exploited', 'Talk with a counselor who knows trauma, alone or in a group. You set the pace.', 'en es', [11, 21], 'all', true, '118 Alder Court|61801', 'week', 'Free', 12],
  ['Counseling', 'Lantern House', 'Group for boys and young men', 'A weekly group led by a man who lived through it. Food and bus fare.', 'en', [13, 20], 'boys', true, '118 Alder Court|61801', 'late', 'Free', 20],
  ['Counseling', 'Casa Aurora', 'Consejería para jóvenes y familias', 'Consejería en español para jóvenes que vivieron abuso o explotación, y para su familia de acogida.', 'es', [8, 21], 'all', true, '44 Calle del Molino|61820', 'late', 'Gratis', 30],
  ['Counseling', 'Meadow Clinic', 'Trauma therapy by video', 'Weekly video sessions with a licensed therapist.', 'en', [12, null], 'ask', true, '', 'week', 'Sliding scale; Medicaid', 200],
  ['Health', 'Open Door Clinic', 'Health care for teens', 'Check-ups, tests and care after harm. You can bring somebody you trust.', 'en es vi', [12, 24], 'all', true, '9 Quarry Street|61801', 'late', 'Free for under 18', 8],
  ['Health', 'Open Door Clinic', 'Clínica para adolescentes', 'Atención médica sin juicios. Puede venir con alguien de confianza.', 'es', [12, 24], 'all', true, '9 Quarry Street|61801', 'late', 'Gratis para menores de 18', 8],
  ['Health', 'Riverbend Hospital', 'Nurse examiners, day and night', 'A nurse with special training sees young people after abuse. Ask for the examiner.', 'en es ase', [null, null], 'all', null, '500 Riverbend Way|61820', 'always', 'Free', 45],
  ['Health', 'Smile Van', 'Dentist on wheels', 'The van stops at schools. No insurance needed.', 'en', [3, 18], 'ask', null, '70 Station Road|61821', 'week', 'Free', 120],
  ['Shelter', 'Harbor Nights', 'Shelter for young people', 'A bed tonight, and someone to talk to. Call first, at any hour.', 'en es', [12, 17], 'all', true, '!1 Nowhere Lane|61802', 'always', 'Free', 5],
  ['Shelter', 'Harbor Nights', 'Home for girls after exploitation', 'A long stay with school and counseling in the house.', 'en', [13, 17], 'girls', true, '!2 Nowhere Lane|61853', 'always', 'Free', 15],
  ['Shelter', 'North Star', 'Host homes for young men', 'Families who take in young men for some weeks.', 'en', [16, 21], 'boys', true, '!3 Nowhere Lane|61821', 'always', 'Free', 60],
  ['Food', 'Second Helping', 'Food bank', 'Fill a bag once a week. No papers needed.', 'en es', [null, null], 'ask', null, '310 Canal Street|61820', 'week', 'Free', 33],
  ['Food', 'Mesa Abierta', 'Despensa de comida', 'Comida fresca los martes y los jueves. No se piden papeles.', 'es en', [null, null], 'ask', null, '62 Orchard Street|61866', 'week', 'Gratis', 95],
  ['Food', 'Green Porch', 'Supper for teens', 'Supper and games, every weekday.', 'en', [12, 19], 'all', null, '15 Porch Row|61801', 'late', 'Free', undefined],
  ['School', 'Catch Up', 'Tutoring after time away', 'One tutor, your own plan, no class to catch up with in front of others.', 'en', [10, 20], 'all', true, '7 Library Square|61801', 'late', 'Free', 18],
  ['School', 'Puente', 'Clases de inglés y apoyo escolar', 'Inglés, tareas y ayuda con la escuela para recién llegados.', 'es', [10, 21], 'all', true, '21 Bridge Street|61820', 'late', 'Gratis', 25],
  ['School', 'County Schools', 'School liaison for youth in care', 'Keeps a youth in the same school after a move, and pays the bus.', 'en es', [5, 21], 'all', true, '', 'week', 'Free', 40],
  ['Legal help', 'Youth Law Project', 'Lawyer for young people', 'A lawyer who speaks for you: court records, visas, restraining orders.', 'en es', [10, 21], 'all', true, '88 Court Street|61801', 'week', 'Free', 14],
  ['Legal help', 'Justicia Joven', 'Ayuda legal de inmigración', 'Visas T y U, asilo y permisos para jóvenes.', 'es en', [null, 21], 'all', true, '90 Court Street|61801', 'week', 'Gratis', 50],
  ['Mentors', 'Walk Beside', 'Survivor mentors', 'A mentor who has been there meets you each week.', 'en', [13, 21], 'all', true, '', 'late', 'Free', 22],
  ['Mentors', 'Walk Beside', 'Mentoras que hablan español', 'Una mentora que vivió algo parecido camina con usted cada semana.', 'es', [13, 21], 'girls', true, '', 'late', 'Gratis', 22],
  ['Mentors', 'Drumline', 'Youth drum line', 'Music twice a week. Instruments are there.', 'en', [11, 18], 'all', null, '3 Parade Ground|61821', 'late', 'Free', 300],
  ['Culture', 'Four Fires', 'Circle for Native youth', 'Elders, language and food, each Sunday. Two-Spirit youth are honored.', 'en', [10, 24], 'all', true, '40 River Bluff Road|61802', 'ask', 'Free', 28],
  ['Culture', 'Rainbow Room', 'Drop-in for LGBTQ youth', 'A calm room, a counselor and clothes to choose from.', 'en es', [13, 21], 'all', null, '12 Second Avenue|61820', 'late', 'Free', 16],
  ['Foster parents', 'Kin and Care', 'Support group for foster parents', 'Other foster parents, a meal and child care.', 'en', [18, null], 'ask', null, '5 Harvest Circle|61822', 'late', 'Free', 10],
  ['Foster parents', 'Kin and Care', 'Grupo de apoyo para familias de acogida', 'Con otras familias de acogida, comida y cuidado de niños.', 'es', [18, null], 'ask', null, '5 Harvest Circle|61822', 'late', 'Gratis', 10],
  ['Foster parents', 'Breathing Room', 'Respite weekends', 'A trained family takes over from Friday to Sunday.', 'en', [8, 17], 'all', true, '', 'week', 'Paid by the agency', 70],
  ['Work', 'First Key', 'Paid work for teens', 'Twelve hours a week with a coach who helps.', 'en es', [15, 21], 'all', true, '230 Mill Pond Road|61820', 'week', 'Free', 35],
  ['Work', 'First Key', 'Savings and papers', 'A bank account, an ID and a birth certificate, step by step.', 'en', [14, 21], 'all', true, '230 Mill Pond Road|61820', 'week', 'Free', 35],
  ['Crisis line', 'County Crisis Line', 'Someone to talk to, day and night', 'Call or text. You need not say your name.', 'en es', [null, null], 'all', null, '', 'always', 'Free', 3],
];

export const demoServices: readonly DemoService[] = [...rows, ...countyRows].map(
  ([kind, organization, name, description, languages, ages, welcomes, takesReferrals, where, hours, fees, checkedDaysAgo], i) => {
    const [street = '', zip = ''] = where.replace(/^!/, '').split('|');
    return {
      ...{ kind, organization, name, description, ages, takesReferrals, fees, checkedDaysAgo },
      languages: languages.split(' '),
      welcomes: [...welcomed[welcomes]],
      place: where === '' ? undefined : { street, zip, isConfidential: where.startsWith('!') },
      phone: `${areas[Math.floor(i / 90)]!}-555-01${String((i % 90) + 10)}`,
      hours: hoursOf[hours],
    };
  },
);
