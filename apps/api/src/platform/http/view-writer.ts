// SPDX-License-Identifier: Apache-2.0

/** The parts of OpenAPI 3.0 that describe our messages. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  type?: string;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  default?: unknown;
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
}
export type Schemas = Readonly<Record<string, Schema>>;

/** Writes a value as JSON, or throws: a value that breaks its promise is a bug. The error names the place, never the value. */
export type Write = (value: unknown) => string;

/**
 * Builds writers from the schemas of the API document. A writer writes only what its class names, in the order
 * of the document, and throws on what is missing or of another type: a forgotten column stays private, and a
 * null from the database does not turn into an empty text. Built once; a call does no look-up in the document.
 */
export class ViewWriters {
  private readonly made = new Map<string, Write>();

  constructor(private readonly schemas: Schemas) {}

  /** @throws Error when the document does not describe the class, or leaves a part of it open */
  of(className: string): Write {
    const made = this.made.get(className);
    if (made) return made;
    const schema = this.schemas[className];
    if (!schema) throw new Error(`openapi.json does not describe ${className}. Write it anew: npm run openapi.`);
    // A class may hold itself: while it is being built, its inner places look it up when they are called.
    this.made.set(className, (value) => this.of(className)(value));
    const write = this.build(schema, className);
    this.made.set(className, write);
    return write;
  }

  /** One of several classes, told apart by the constant each has in `view`. */
  ofOne(classNames: readonly string[]): Write {
    const byView = new Map<unknown, Write>();
    for (const name of classNames) {
      const constant = this.schemas[name]?.properties?.['view']?.enum;
      if (constant?.length !== 1 || byView.has(constant[0])) {
        throw new Error(`${name} must have a constant field "view" of its own, to be told apart from ${classNames.join(', ')}.`);
      }
      byView.set(constant[0], this.of(name));
    }
    return (value) => {
      const write = byView.get(isObject(value) ? value['view'] : undefined);
      if (!write) throw new Error(`The answer is none of the views ${classNames.join(', ')}.`);
      return write(value);
    };
  }

  private build(schema: Schema, place: string): Write {
    const write = this.buildPresent(schema, place);
    return schema.nullable ? (value) => (value === null ? 'null' : write(value)) : write;
  }

  private buildPresent(schema: Schema, place: string): Write {
    if (schema.$ref) return this.of(nameIn(schema.$ref));
    if (schema.allOf?.length === 1 && schema.allOf[0]) return this.build(schema.allOf[0], place);
    if (schema.oneOf) return this.ofOne(schema.oneOf.map(({ $ref }) => nameIn($ref ?? '')));
    if (schema.enum) return oneOf(schema.enum, place);
    switch (schema.type) {
      case 'string':
        return text(place);
      case 'integer':
      case 'number':
        return number(place);
      case 'boolean':
        return (value) => (typeof value === 'boolean' ? String(value) : wrong(place, 'true or false'));
      case 'array':
        return list(this.build(schema.items ?? {}, `${place}[]`), place);
      case 'object':
        if (Object.keys(schema.properties ?? {}).length > 0)
          return this.object(schema.properties ?? {}, new Set(schema.required), place);
        if (typeof schema.additionalProperties === 'object')
          return map(this.build(schema.additionalProperties, `${place}.*`), place);
        break;
      default:
        break;
    }
    throw new Error(`openapi.json leaves open what ${place} is. Give it a class or a plain type.`);
  }

  private object(properties: Record<string, Schema>, required: ReadonlySet<string>, place: string): Write {
    const fields = Object.entries(properties).map(([name, schema]) => ({
      name,
      start: `${JSON.stringify(name)}:`,
      isRequired: required.has(name),
      write: this.build(schema, `${place}.${name}`),
    }));
    return (value) => {
      if (!isObject(value)) return wrong(place, 'an object');
      let json = '';
      for (const { name, start, isRequired, write } of fields) {
        const inner = value[name];
        if (inner !== undefined) json += `${json === '' ? '' : ','}${start}${write(inner)}`;
        else if (isRequired) throw new Error(`${place}.${name} is missing from the answer.`);
      }
      return `{${json}}`;
    };
  }
}

function wrong(place: string, expected: string): never {
  throw new Error(`${place} in the answer must be ${expected}.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameIn(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

// Most texts need no escape and are spared JSON.stringify; long ones are quicker through it.
const needsEscape = /[\u0000-\u001f"\\\ud800-\udfff]/;

function quote(value: string): string {
  return value.length < 5_000 && !needsEscape.test(value) ? `"${value}"` : JSON.stringify(value);
}

function text(place: string): Write {
  return (value) => (typeof value === 'string' ? quote(value) : wrong(place, 'a text'));
}

function number(place: string): Write {
  return (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : wrong(place, 'a number'));
}

function oneOf(values: readonly unknown[], place: string): Write {
  const written = new Map(values.map((value) => [value, JSON.stringify(value)]));
  return (value) => written.get(value) ?? wrong(place, 'one of its codes');
}

function list(write: Write, place: string): Write {
  return (value) => (Array.isArray(value) ? `[${value.map(write).join(',')}]` : wrong(place, 'a list'));
}

function map(write: Write, place: string): Write {
  return (value) => {
    if (!isObject(value)) return wrong(place, 'an object');
    return `{${Object.entries(value)
      .map(([key, inner]) => `${quote(key)}:${write(inner)}`)
      .join(',')}}`;
  };
}
