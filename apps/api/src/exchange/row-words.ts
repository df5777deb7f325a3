// SPDX-License-Identifier: Apache-2.0
import type { Misfit } from '@harbor/hsds';
import type { Failure, Problem } from './file-reader.js';

/** In which a list of failed rows is written: that of whoever asked for the import. */
export type Tongue = 'en' | 'es';
type Said = readonly [wrong: string, toDo: string];

interface Words {
  heading: readonly string[];
  record: (number: number) => string;
  line: (number: number) => string;
  problem: Readonly<Record<Exclude<Problem, 'leads-nowhere'>, Said>>;
  leadsNowhere: (by: string, to: string) => Said;
  missing: (field: string) => string;
  oneOf: (field: string, values: string) => string;
  /** By the type or format that the standard asks for. */
  mustBe: Readonly<Record<string, (field: string) => string>>;
  other: (field: string) => string;
}

const en: Words = {
  heading: ['Where', 'Id', 'What is wrong', 'What to do', 'Code'],
  record: (number) => `record ${number}`,
  line: (number) => `line ${number}`,
  problem: {
    'not-an-object': ['This is no record.', 'Take it out, or put a record in its place.'],
    'unknown-kind': [
      'Nothing says what this is.',
      'Add the fields that the standard asks for: a service has a name and a status, a place has a location_type.',
    ],
    'about-the-standard': [
      'This says which version of the standard is used. It holds no service and no place.',
      'Choose the file with the services.',
    ],
    sample: ['This is a sample: its name is the word “name”.', 'Leave it out, or write its real name.'],
    'no-text': ['It holds signs that are no letters.', 'Take them out and import the file again.'],
    'does-not-fit': ['Some fields are not as the standard asks.', 'Correct these fields and import the file again.'],
    'duplicate-id': ['A record with this id stands further up.', 'Give this one an id of its own, or leave it out.'],
  },
  leadsNowhere: (by, to) => [
    `It belongs to a record that is not there: “${by}” names ${to || 'nothing'}.`,
    'Add that record to the file, or leave this row out.',
  ],
  missing: (field) => `“${field}” is missing.`,
  oneOf: (field, values) => `“${field}” must be one of: ${values}.`,
  mustBe: {
    number: (field) => `“${field}” must be a number.`,
    string: (field) => `“${field}” must be a text.`,
    array: (field) => `“${field}” must be a list.`,
    uuid: (field) => `“${field}” must be an id such as 1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b.`,
    date: (field) => `“${field}” must be a day such as 2026-03-01.`,
    email: (field) => `“${field}” must be an e-mail address.`,
    uri: (field) => `“${field}” must be a web address that begins with https://.`,
  },
  other: (field) => `“${field}” is not as the standard asks.`,
};

const es: Words = {
  heading: ['Dónde', 'Id', 'Qué pasa', 'Qué hacer', 'Código'],
  record: (number) => `registro ${number}`,
  line: (number) => `línea ${number}`,
  problem: {
    'not-an-object': ['Esto no es un registro.', 'Quítelo o ponga un registro en su lugar.'],
    'unknown-kind': [
      'Nada dice qué es esto.',
      'Añada los campos que pide la norma: un servicio tiene name y status; un lugar tiene location_type.',
    ],
    'about-the-standard': [
      'Esto dice qué versión de la norma se usa. No tiene servicios ni lugares.',
      'Elija el archivo con los servicios.',
    ],
    sample: ['Esto es una muestra: su nombre es la palabra “name”.', 'Déjelo fuera o escriba su nombre verdadero.'],
    'no-text': ['Tiene signos que no son letras.', 'Quítelos e importe el archivo de nuevo.'],
    'does-not-fit': ['Algunos campos no son como pide la norma.', 'Corrija estos campos e importe el archivo de nuevo.'],
    'duplicate-id': ['Más arriba hay un registro con este id.', 'Dele a este un id propio o déjelo fuera.'],
  },
  leadsNowhere: (by, to) => [
    `Pertenece a un registro que no está: “${by}” nombra ${to || 'nada'}.`,
    'Añada ese registro al archivo o deje fuera esta fila.',
  ],
  missing: (field) => `Falta “${field}”.`,
  oneOf: (field, values) => `“${field}” debe ser uno de: ${values}.`,
  mustBe: {
    number: (field) => `“${field}” debe ser un número.`,
    string: (field) => `“${field}” debe ser un texto.`,
    array: (field) => `“${field}” debe ser una lista.`,
    uuid: (field) => `“${field}” debe ser un id como 1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b.`,
    date: (field) => `“${field}” debe ser un día como 2026-03-01.`,
    email: (field) => `“${field}” debe ser una dirección de correo.`,
    uri: (field) => `“${field}” debe ser una dirección web que empieza con https://.`,
  },
  other: (field) => `“${field}” no es como pide la norma.`,
};
const words: Readonly<Record<Tongue, Words>> = { en, es };

/** The names of the columns. */
export const headingIn = (tongue: Tongue): string[] => [...words[tongue].heading];

/** A failed row in plain words: where it stands, its id, what is wrong, what to do about it, and the code for programs. */
export function rowIn(tongue: Tongue, failure: Failure): string[] {
  const { at, id, problem, misfits = [], by = '', to = '' } = failure;
  const said = words[tongue];
  const [wrong, toDo] = problem === 'leads-nowhere' ? said.leadsNowhere(by, to) : said.problem[problem];
  const fields = misfits.map((one) => misfitIn(said, one)).join(' ');
  return [whereIn(said, at), id, fields || wrong, toDo, problem];
}

/** `services.json/3` and `services.csv:4` as people count. */
function whereIn({ record, line }: Words, at: string): string {
  const [, file, sign, number] = /^(.*?)([/:])(\d+)$/.exec(at) ?? [];
  if (number === undefined) return at;
  const place = sign === '/' ? record(Number(number) + 1) : line(Number(number));
  return file ? `${file}, ${place}` : place;
}

function misfitIn({ missing, oneOf, mustBe, other }: Words, { pointer, rule, asks }: Misfit): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? `${Number(step) + 1}` : step));
  const field = steps.join(' › ');
  if (rule === 'required') return missing([...steps, asks[0] ?? ''].join(' › '));
  if (rule === 'enum') return oneOf(field, asks.join(', '));
  return (mustBe[asks[0] ?? ''] ?? other)(field);
}
