// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

// A directory of any size, always the same: each organization has four services at places of their own and one more, shared.

const servicesOfOne = 4;
const needs = [
  'Housing',
  'Counseling',
  'Tutoring',
  'Health care',
  'Legal help',
  'Food',
  'Job training',
  'Mentoring',
  'Rides',
  'Art',
];
const people = ['youth', 'teens', 'young parents', 'survivors', 'families', 'foster families', 'young men', 'newcomers'];
const names = [
  'Harbor',
  'Cedar',
  'Lantern',
  'River',
  'Maple',
  'Northside',
  'Open Door',
  'Prairie',
  'Summit',
  'Bridge',
  'Juniper',
];
const cities = [
  'Springfield',
  'Urbana',
  'Peoria',
  'Moline',
  'Decatur',
  'Joliet',
  'Elgin',
  'Aurora',
  'Rockford',
  'Quincy',
  'Alton',
];
const sentences = [
  'Staff meet each person where they are and plan the next step together.',
  'Help is free, private and does not depend on who you are or where you come from.',
  'A first talk takes about half an hour; bring nothing but your questions.',
  'Groups meet in the evening, and rides home can be arranged on the day before.',
  'Interpreters are there for most languages; ask when you call.',
  'Doors are open all year and a person answers the phone at night.',
];
/** A number that has nothing to do with its neighbours', below 2^32. */
const mixed = (n: number): number => {
  const once = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d);
  const twice = Math.imul(once ^ (once >>> 12), 0x297a2d39);
  return (twice ^ (twice >>> 15)) >>> 0;
};
const of = <T>(list: readonly T[], n: number): T => list[mixed(n) % list.length]!;
const below = (most: number, n: number): number => mixed(n) % most;

/** The id of the n-th thing of a kind. */
export function idOf(kind: string, n: number): string {
  const hex = createHash('sha1').update(`${kind}/${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The n-th service in the compiled form of HSDS 3.0, about 2 kB. */
export function serviceAt(n: number): object {
  const mine = Math.floor(n / servicesOfOne);
  const name = `${of(names, mine)} ${of(needs, n * 7)} for ${of(people, n * 3)}`;
  return {
    id: idOf('service', n),
    name: `${name} ${n}`,
    description: [0, 1, 2].map((i) => of(sentences, n * 5 + i)).join(' '),
    status: 'active',
    minimum_age: 10 + below(6, n),
    maximum_age: 17 + below(9, n + 1),
    assured_date: new Date(Date.UTC(2026, 0, 1 + below(300, n))).toISOString().slice(0, 10),
    fees_description: 'Free of charge.',
    eligibility_description: `For ${of(people, n * 3)} aged ${10 + below(6, n)} to ${17 + below(9, n + 1)}.`,
    phones: [{ id: idOf('phone', n), number: `217-555-${String(n % 10_000).padStart(4, '0')}` }],
    languages: (below(3, n) ? ['en'] : ['en', 'es']).map((code, i) => ({ id: idOf('language', n * 2 + i), code })),
    schedules: [
      {
        id: idOf('schedule', n),
        freq: 'WEEKLY',
        ...(below(4, n)
          ? { byday: 'MO,TU,WE,TH,FR', opens_at: '09:00', closes_at: '17:00' }
          : { byday: 'MO,TU,WE,TH,FR,SA,SU', opens_at: '00:00', closes_at: '24:00' }),
      },
    ],
    organization: {
      id: idOf('organization', mine),
      name: `${of(names, mine)} ${of(cities, mine * 3)} ${mine}`,
      description: of(sentences, mine),
      website: `https://www.example.org/${mine}`,
    },
    service_at_locations: [n, ...(n % servicesOfOne === 0 ? [-mine - 1] : [])].map((place) => placeAt(place, n)),
  };
}

function placeAt(place: number, n: number): object {
  const city = of(cities, Math.abs(place) * 5);
  return {
    id: idOf('at', place),
    location: {
      id: idOf('location', place),
      location_type: 'physical',
      name: `${city} office`,
      latitude: 37 + below(50_000, place) / 10_000,
      longitude: -91 + below(35_000, place + 7) / 10_000,
      addresses: [
        {
          id: idOf('address', place),
          address_1: `${1 + below(900, n)} Main Street`,
          city,
          state_province: 'IL',
          postal_code: String(60_001 + (Math.abs(place) % 2_900)),
          country: 'US',
          address_type: 'physical',
        },
      ],
    },
  };
}

/** A JSON list of so many services, in pieces. */
export function* jsonOf(count: number): Generator<Buffer> {
  for (let from = 0; from < count; from += 500) {
    const texts = Array.from({ length: Math.min(500, count - from) }, (_, i) => JSON.stringify(serviceAt(from + i)));
    yield Buffer.from(`${from === 0 ? '[' : ',\n'}${texts.join(',\n')}`);
  }
  yield Buffer.from(']\n');
}
