// SPDX-License-Identifier: Apache-2.0
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Entry } from './entities.js';
import type { Schemas } from './schemas.js';

/** Where an object does not fit the standard: a JSON pointer into it and what would fit. */
export interface Misfit {
  pointer: string;
  detail: string;
  /** The rule of JSON Schema that it breaks: required, enum, type, format, … */
  rule: string;
  /** What that rule asks for: the field that is missing, the values or the form that would fit. */
  asks: readonly string[];
}
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const misfits = (errors: readonly ErrorObject[] | null | undefined): Misfit[] =>
  (errors ?? []).map(({ instancePath, message, keyword, params }) => ({
    pointer: instancePath,
    detail: message ?? 'does not fit',
    rule: keyword,
    asks: Object.values(params as object)
      .flat()
      .map((one: unknown) => String(one)),
  }));

/** Checks objects against the schemas of the standard, references followed. Made once: compiling them takes 50 ms. */
export class Validator {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, formats: { ...fullFormats, uuid } });

  constructor(private readonly schemas: Schemas) {
    for (const [entity, schema] of Object.entries(schemas)) this.ajv.addSchema(schema, `${entity}.json`);
  }

  /** Nothing when it fits; everything that does not, when not. In the tabular form parents are required as well. */
  misfits(entity: string, entry: Entry, form: 'compiled' | 'tabular' = 'compiled'): Misfit[] {
    const check = this.ajv.getSchema(`${entity}.json`) as ValidateFunction | undefined;
    if (!check) throw new Error(`The standard has no ${entity}.`);
    const wrong = check(entry) ? [] : misfits(check.errors);
    const parents = form === 'tabular' ? (this.schemas[entity]?.tabular_required ?? []) : [];
    const missing = parents.filter((name) => entry[name] === undefined);
    return [
      ...wrong,
      ...missing.map((name) => ({
        pointer: '',
        detail: `must have required property '${name}'`,
        rule: 'required',
        asks: [name],
      })),
    ];
  }
}
