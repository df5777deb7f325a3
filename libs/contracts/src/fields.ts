// SPDX-License-Identifier: Apache-2.0
import { isCalendarDate, isTimeZone } from '@harbor/calendar';
import { registerDecorator, ValidateIf, type ValidationOptions } from 'class-validator';
import { describeField, type FieldSchema } from './field-schema.js';

export { OneOfViews } from './field-schema.js';

/** With `each` the field is a list and every item must fit; say `@IsArray()` and `@ArrayMaxSize()` beside it. */
type Options = Pick<ValidationOptions, 'each'>;

/** One rule: its name in kebab case is the stable code of the refusal, its words say what would fit. */
interface Rule {
  name: string;
  fits: (value: unknown) => boolean;
  says: string;
}

function field(rules: Rule[], schema: FieldSchema, options: Options = {}): PropertyDecorator {
  return (prototype, property) => {
    for (const { name, fits, says } of rules) {
      registerDecorator({
        name,
        target: prototype.constructor,
        propertyName: String(property),
        options: { ...options, message: options.each ? `each value in $property ${says}` : `$property ${says}` },
        validator: { validate: fits },
      });
    }
    describeField(prototype, property, { ...schema, ...(options.each ? { each: true } : {}) });
  };
}

// Control characters, lone surrogates, and the separators that some programs show as a line break.
const unfitForLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const unfitForLines = /[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}]/u;

export interface PlainText extends Options {
  /** At least so many characters that can be seen, so no white space and nothing invisible; 1 unless told. 0 lets it be empty. */
  min?: number;
  /** At most so many characters (code points, as people count them; an emoji of one code point is one). */
  max: number;
  /** Line breaks (`\n`) and tabs may occur. */
  lines?: boolean;
}

/**
 * Text people wrote, kept exactly as they wrote it: nothing is trimmed or normalised. It holds no control
 * characters (with `lines`: other than line break and tab) and is well-formed Unicode.
 */
export function IsPlainText({ min = 1, max, lines = false, each }: PlainText): PropertyDecorator {
  const unfit = lines ? unfitForLines : unfitForLine;
  return field(
    [
      {
        name: 'plainText',
        fits: (value) => typeof value === 'string' && !unfit.test(value),
        says: lines
          ? 'must be plain text; line breaks and tabs are fine, other control characters are not'
          : 'must be plain text on one line, without control characters',
      },
      {
        name: 'textTooShort',
        fits: (value) => min === 0 || typeof value !== 'string' || shows(value, min),
        says: min === 1 ? 'must not be empty' : `must have at least ${min} characters that can be seen`,
      },
      {
        name: 'textTooLong',
        fits: (value) => typeof value !== 'string' || !hasCodePoints(value, max + 1),
        says: `must have at most ${max} characters`,
      },
    ],
    { type: 'string', minLength: min, maxLength: max },
    { each },
  );
}

// The blank of Braille is the one sign that shows nothing and is neither space nor format character for Unicode.
const seen = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/gu;

/** Whether a text shows at least so many characters. What joins an emoji or shapes a name may stand between them. */
function shows(text: string, least: number): boolean {
  const next = new RegExp(seen);
  let count = 0;
  while (count < least && next.test(text)) count += 1;
  return count >= least;
}

/** Whether a text has at least so many code points. Counts no further than it must: the text may be long. */
function hasCodePoints(text: string, least: number): boolean {
  if (text.length < least) return false;
  if (text.length >= 2 * least) return true;
  let count = 0;
  for (let at = 0; at < text.length; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count >= least;
}

const instantForm = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/;

/** An instant that exists, in UTC: `2026-03-01T09:00:00Z`, with up to three decimals. Not compared with now: this library has no clock. */
export function IsInstant(options: Options = {}): PropertyDecorator {
  return field(
    [
      {
        name: 'instant',
        fits: (value) => typeof value === 'string' && isCalendarDate(instantForm.exec(value)?.[1]),
        says: 'must be an instant in UTC such as 2026-03-01T09:00:00Z, of the years 1900 to 2200',
      },
    ],
    { type: 'string', format: 'date-time' },
    options,
  );
}

/** A day of the agency's calendar, `2026-03-01`. */
export function IsCalendarDate(options: Options = {}): PropertyDecorator {
  return field(
    [
      {
        name: 'calendarDate',
        fits: isCalendarDate,
        says: 'must be a date such as 2026-03-01, of the years 1900 to 2200',
      },
    ],
    { type: 'string', format: 'date' },
    options,
  );
}

/** An IANA time zone that Node and PostgreSQL both know: `America/Chicago`. */
export function IsTimeZone(): PropertyDecorator {
  return field([{ name: 'timeZone', fits: isTimeZone, says: 'must be a time zone such as America/Chicago' }], { type: 'string' });
}

/** One of the codes of a list, written as in the list. */
export function IsCode(codes: readonly string[], options: Options = {}): PropertyDecorator {
  const known = new Set<unknown>(codes);
  return field(
    [{ name: 'notInList', fits: (value) => known.has(value), says: `must be one of ${codes.join(', ')}` }],
    { type: 'string', enum: codes },
    options,
  );
}

/** Of a list: each of these codes stands alone, because it says that nothing else is known or told. */
export function StandsAlone(codes: readonly string[]): PropertyDecorator {
  const alone = new Set<unknown>(codes);
  return field(
    [
      {
        name: 'standsAlone',
        fits: (value) => !Array.isArray(value) || value.length < 2 || !value.some((code) => alone.has(code)),
        says: `must hold nothing beside ${codes.join(' or ')}`,
      },
    ],
    {},
  );
}

/** The form of our ids: random UUIDs, and for events UUIDs of version 7. */
export const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** An id of one of our records. Says nothing about whether it exists. */
export function IsId(options: Options = {}): PropertyDecorator {
  return field(
    [
      {
        name: 'id',
        fits: (value) => typeof value === 'string' && idForm.test(value),
        says: 'must be an id as this API gives them',
      },
    ],
    { type: 'string', format: 'uuid' },
    options,
  );
}

/** Bytes in base64 (RFC 4648, section 4), at least one and at most `max`. */
export function IsBytes({ max }: { max: number }): PropertyDecorator {
  const longest = 4 * Math.ceil(max / 3);
  const pattern = '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$';
  const form = /^[A-Za-z0-9+/]+={0,2}$/;
  return field(
    [
      {
        name: 'bytes',
        fits: (value) => typeof value === 'string' && value.length <= longest && value.length % 4 === 0 && form.test(value),
        says: `must be at most ${max} bytes in base64`,
      },
    ],
    { type: 'string', format: 'byte', pattern, minLength: 4, maxLength: longest },
  );
}

/** A whole number between two bounds, both allowed. In a query the text `7` is the number 7 when `@Type(() => Number)` stands beside it. */
export function IsWhole({ min, max, each }: { min: number; max: number } & Options): PropertyDecorator {
  return field(
    [
      {
        name: 'whole',
        fits: (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
        says: `must be a whole number from ${min} to ${max}`,
      },
    ],
    { type: 'integer', minimum: min, maximum: max },
    { each },
  );
}

/** `null` may stand here and means "nothing". Without this a field refuses `null`, `@IsOptional()` or not: it is left out instead. */
export function IsNullable(): PropertyDecorator {
  return (prototype, property) => {
    ValidateIf((_, value: unknown) => value !== null)(prototype, property);
    describeField(prototype, property, { nullable: true });
  };
}
