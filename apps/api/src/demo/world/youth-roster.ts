// SPDX-License-Identifier: Apache-2.0
import type { AgencyCode, DemoYouth, Gender } from './shapes.js';

/** Who each youth is. Races: I Indigenous, A Asian, B Black, P Pacific Islander, W white, H Hispanic or Latino, ? not known. */
export type RosterRow = readonly [
  caseCode: string,
  legalName: string,
  usedName: string,
  gender: Gender,
  pronouns: string,
  age: number,
  races: string,
  languages: string,
  interpreter: string | null,
  hair: string,
  eyes: string,
  alias?: string,
];

// prettier-ignore
export const roster: readonly RosterRow[] = [
  ['M-118', 'Javier Alejandro Cruz Mejía', 'Javi',      'boy',        'he/him',    14, 'H',  'es en',  null,  'black',  'brown', 'Javi C'],
  ['K-204', 'Marcus Dwayne Ellison',       'Marcus',    'boy',        'he/him',    16, 'B',  'en',     null,  'black',  'brown', 'Marc'],
  ['T-090', 'Alyssa Renee Decorah',        'Aly',       'girl',       'she/her',   15, 'I',  'en',     null,  'black',  'brown', 'Lyssa'],
  ['M-131', 'Tyler James Novak',           'Ty',        'boy',        'he/him',    13, 'W',  'en',     null,  'blond',  'blue',  'T.J.'],
  ['R-342', 'Samantha Lynn Brooks',        'Sam',       'nonbinary',  'they/them', 16, 'W',  'en',     null,  'red',    'green', 'Sammy'],
  ['C-517', 'Dariela Fuentes Ortiz',       'Dari',      'girl',       'she/her',   15, 'WH', 'es',     'es',  'brown',  'brown', 'Dariela F'],
  ['H-268', 'Isaiah Lamar Thompson',       'Zay',       'boy',        'he/him',    17, 'B',  'en',     null,  'black',  'brown', 'Zay T'],
  ['B-415', 'Nevaeh Simone Parker',        'Nevaeh',    'girl',       'she/her',   14, 'B',  'en',     null,  'brown',  'brown'],
  ['D-663', 'Luis Fernando Paz Rivera',    'Luis',      'boy',        'he/him',    15, 'H',  'es en',  null,  'black',  'brown', 'Lucho'],
  ['F-129', 'Emily Rose Hartman',          'Em',        'girl',       'she/her',   13, 'W',  'en',     null,  'brown',  'hazel'],
  ['G-871', 'Darius Kendrick Coleman',     'Darius',    'boy',        'he/him',    17, 'B',  'en',     null,  'black',  'brown', 'D.K.'],
  ['J-356', 'Michael Anthony Russo',       'Mia',       'trans_girl', 'she/her',   16, 'W',  'en',     null,  'brown',  'brown', 'Mia Rose'],
  ['L-740', 'Pa Houa Vang',                'Pa Houa',   'girl',       'she/her',   15, 'A',  'hmn en', null,  'black',  'brown'],
  ['N-225', 'Cody Ray Azure',              'Cody',      'boy',        'he/him',    14, 'I',  'en',     null,  'brown',  'brown', 'Code'],
  ['P-908', 'Destiny Marie Walker',        'Destiny',   'girl',       'she/her',   16, 'BW', 'en',     null,  'brown',  'hazel', 'Des'],
  ['Q-131', 'Emmanuel Joseph',             'Manno',     'boy',        'he/him',    14, 'B',  'ht en',  'ht',  'black',  'brown', 'Manu'],
  ['S-477', 'Ximena Salgado Luna',         'Xime',      'girl',       'she/her',   12, 'WH', 'es en',  null,  'brown',  'brown'],
  ['V-512', 'Jayden Tyrell Mills',         'Jay',       'boy',        'he/him',    15, 'B',  'en',     null,  'black',  'brown', 'Jay Mills'],
  ['W-684', 'Aaliyah Monique Reed',        'Leo',       'trans_boy',  'he/him',    15, 'B',  'en',     null,  'black',  'brown', 'Leo R'],
  ['X-239', 'Brandon Lee Yazzie',          'Brandon',   'boy',        'he/him',    16, 'I',  'en nv',  null,  'black',  'brown', 'Bran'],
  ['Z-350', 'Hannah Grace Lindholm',       'Hannah',    'girl',       'she/her',   17, 'W',  'en',     null,  'blond',  'blue'],
  ['B-772', 'Miguel Ángel Torres Vega',    'Miguel',    'boy',        'he/him',    13, 'H',  'es en',  null,  'black',  'brown', 'Micky'],
  ['C-186', 'Faduma Warsame',              'Faduma',    'girl',       'she/her',   16, 'B',  'so en',  'so',  'black',  'brown'],
  ['D-904', 'Caleb Joshua Fisher',         'Caleb',     'boy',        'he/him',    12, 'W',  'en',     null,  'brown',  'gray'],
  ['F-633', 'Rosalie Ann Fairbanks',       'Wren',      'two_spirit', 'they/them', 16, 'I',  'en',     null,  'black',  'brown', 'Rosie'],
  ['G-294', 'Jordan Alexis Hughes',        'Jordan',    'nonbinary',  'they/them', 15, 'BW', 'en',     null,  'brown',  'brown', 'Jo'],
  ['H-841', 'Trinity Dawn Owens',          'Trinity',   'girl',       'she/her',   15, 'B',  'en',     null,  'black',  'brown', 'Trin'],
  ['J-567', 'Kevin Minh Tran',             'Kevin',     'boy',        'he/him',    16, 'A',  'vi en',  null,  'black',  'brown', 'Minh'],
  ['L-123', 'Noah Benjamin Berg',          'Noah',      'boy',        'he/him',    11, 'W',  'en',     null,  'blond',  'blue'],
  ['K-490', 'Camila Rosas Pineda',         'Cami',      'girl',       'she/her',   17, 'WH', 'es en',  null,  'brown',  'brown', 'Camila R'],
  ['N-712', 'Antonio Ixcoy Tum',           'Toño',      'boy',        'he/him',    16, 'IH', 'quc es', 'quc', 'black',  'brown', 'Tony'],
  ['P-348', 'Brianna Nicole Scott',        'Bri',       'girl',       'she/her',   14, 'B',  'en',     null,  'black',  'brown'],
  ['Q-665', 'Elijah David Harjo',          'Eli',       'boy',        'he/him',    15, 'IB', 'en',     null,  'black',  'brown', 'E.H.'],
  ['R-107', 'Madison Claire Keller',       'Maddie',    'girl',       'she/her',   16, 'W',  'en',     null,  'red',    'blue',  'Mads'],
  ['S-829', 'José Daniel Marroquín',       'Dani',      'boy',        'he/him',    17, 'H',  'es',     'es',  'black',  'brown', 'José D'],
  ['T-254', 'Ashton Reid Cole',            'Ashton',    'boy',        'he/him',    13, 'W',  'en',     null,  'brown',  'green'],
  ['V-973', 'Christopher Jamal Lane',      'Crystal',   'trans_girl', 'she/her',   17, 'B',  'en',     null,  'brown',  'brown', 'Cris'],
  ['W-418', 'Lani Kabua',                  'Lani',      'girl',       'she/her',   15, 'P',  'mh en',  null,  'black',  'brown'],
  ['X-536', 'Xavier Deion Bonner',         'X',         'boy',        'he/him',    16, 'B',  'en',     null,  'black',  'brown', 'Zave'],
  ['Z-681', 'Olivia Jean Cornelius',       'Liv',       'girl',       'she/her',   13, 'IW', 'en',     null,  'brown',  'brown'],
  ['B-203', 'Ethan Jae Park',              'Ethan',     'boy',        'he/him',    14, 'A',  'ase en', 'ase', 'black',  'brown'],
  ['C-795', 'Valeria Guerra Solís',        'Vale',      'girl',       'she/her',   15, 'H',  'es en',  null,  'black',  'brown', 'Val'],
  ['D-340', 'Malik Andre Robinson',        'Malik',     'boy',        'he/him',    17, 'B',  'en',     null,  'black',  'brown', 'Leek'],
  ['F-882', 'Sierra Rain Waupoose',        'Sierra',    'girl',       'she/her',   17, 'I',  'en',     null,  'black',  'brown', 'Cici'],
  ['G-176', 'Riley Patrick Donovan',       'Riley',     'nonbinary',  'he/they',   14, 'W',  'en',     null,  'brown',  'blue'],
  ['H-519', 'Diego Campos Arce',           'Diego',     'boy',        'he/him',    12, 'WH', 'es en',  null,  'brown',  'brown'],
  ['J-934', 'Zainab Al-Hadi',              'Zainab',    'girl',       'she/her',   14, 'W',  'ar en',  'ar',  'brown',  'brown', 'Zuzu'],
  ['L-268', 'Grace Ann Sullivan',          'Finn',      'trans_boy',  'he/him',    17, 'W',  'en',     null,  'red',    'green', 'Finn S'],
  ['N-857', 'DeShawn Marquis Carter',      'Shawn',     'boy',        'he/him',    15, 'B',  'en',     null,  'black',  'brown', 'Shawny'],
  ['P-611', 'Yaretzi Núñez Ríos',          'Yari',      'girl',       'she/her',   13, 'H',  'es en',  null,  'black',  'brown'],
  ['Q-402', 'Logan Scott Meyer',           'Logan',     'boy',        'he/him',    17, 'W',  'en',     null,  'brown',  'gray',  'Lo'],
  ['R-793', 'Amani Bahati',                'Amani',     'boy',        'he/him',    15, 'B',  'sw en',  'sw',  'black',  'brown'],
  ['S-145', 'Kayla Joy Bishop',            'Kayla',     'girl',       'she/her',   11, 'BW', 'en',     null,  'brown',  'brown'],
  ['T-528', 'Andrés Felipe Quiroga',       'Andrés',    'boy',        'he/him',    16, 'WH', 'es en',  null,  'brown',  'green', 'Pipe'],
  ['V-316', 'Jocelyn Abad Santos',         'Joy',       'girl',       'she/her',   15, 'A',  'tl en',  null,  'black',  'brown', 'Joyce'],
  ['W-960', 'Joseph Allen Janis',          'Joey',      'two_spirit', 'he/they',   15, 'I',  'en lkt', null,  'black',  'brown', 'J.A.'],
  ['X-247', 'Alondra Medrano Ruiz',        'Alex',      'nonbinary',  'they/them', 16, 'H',  'en es',  null,  'black',  'brown', 'Ale'],
  ['Z-874', 'Gabriel Thomas Stone',        'Gabe',      'boy',        'he/him',    14, '?',  'en',     null,  'brown',  'hazel'],
  ['B-539', 'Mateo Cárdenas Gil',          'Mateo',     'boy',        'he/him',    11, 'WH', 'es en',  null,  'brown',  'brown'],
  ['C-361', 'Daniel Rojas Pinto',          'Daniela',   'trans_girl', 'she/her',   16, 'H',  'en es',  null,  'black',  'brown', 'Dany'],
  ['K-731', 'Jasmine Renee Ford',          'Jaz',       'girl',       'she/her',   15, 'B',  'en',     null,  'black',  'brown', 'Jazzy'],
  ['M-442', 'Owen Michael Larkin',         'Owen',      'boy',        'he/him',    14, 'W',  'en',     null,  'brown',  'blue'],
  ['N-106', 'Ángel Beltrán Soto',          'Ángel',     'boy',        'he/him',    16, 'H',  'es en',  null,  'black',  'brown', 'Gelo'],
  ['T-815', 'Shania Rose Lafromboise',     'Shania',    'girl',       'she/her',   17, 'I',  'en',     null,  'black',  'brown', 'Nia'],
  ['H-922', 'Robin Elise Ames',            'Robin',     'nonbinary',  'they/them', 13, 'W',  'en',     null,  'blond',  'gray'],
];

/** How many of the roster belong to the first agency; the rest are of the second. */
export const youthOfFirstAgency = 60;

export const agencyOfYouth = (index: number): AgencyCode => (index < youthOfFirstAgency ? 'demo' : 'pine');

type Ties = Pick<DemoYouth, 'tribalNations' | 'icwa'>;

// Nations on the federal list, under the names they use there. "Being determined": asked, and the answer is awaited.
const ties: Readonly<Record<string, Ties>> = {
  'T-090': { tribalNations: ['Ho-Chunk Nation of Wisconsin'], icwa: 'applies' },
  'N-225': { tribalNations: ['Turtle Mountain Band of Chippewa Indians of North Dakota'], icwa: 'applies' },
  'X-239': { tribalNations: ['Navajo Nation'], icwa: 'applies' },
  'F-633': { tribalNations: ['White Earth Band of the Minnesota Chippewa Tribe'], icwa: 'applies' },
  'Q-665': { tribalNations: ['The Muscogee (Creek) Nation'], icwa: 'being_determined' },
  'Z-681': { tribalNations: ['Oneida Nation'], icwa: 'applies' },
  'F-882': { tribalNations: ['Menominee Indian Tribe of Wisconsin'], icwa: 'applies' },
  'W-960': { tribalNations: ['Oglala Sioux Tribe'], icwa: 'applies' },
  'T-815': { tribalNations: ['Standing Rock Sioux Tribe of North & South Dakota'], icwa: 'applies' },
  'P-908': { tribalNations: [], icwa: 'being_determined' },
  'Z-874': { tribalNations: [], icwa: 'not_asked' },
};

/** Tribal nations and what is known about the Indian Child Welfare Act; asked and answered "no" where nothing is listed. */
export const tiesOf = (caseCode: string): Ties => ties[caseCode] ?? { tribalNations: [], icwa: 'does_not_apply' };
