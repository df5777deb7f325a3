// SPDX-License-Identifier: Apache-2.0

/** What we read of a schema of the standard. */
export interface EntitySchema {
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly tabular_required?: readonly string[];
}
interface FieldSchema {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: { readonly $ref?: string };
}
/** The schemas of the standard by entity, as its files hold them: `{ service: <service.json>, … }`. */
export type Schemas = Readonly<Record<string, EntitySchema>>;

/** A field of an entity that nests another one. */
export interface Part {
  readonly property: string;
  readonly entity: string;
  readonly isList: boolean;
}

const known = new WeakMap<Schemas, Map<string, readonly Part[]>>();

/** What is nested where, as the references of the schemas say. Looked up once per entity: it is asked of every object. */
export function partsOf(schemas: Schemas, entity: string): readonly Part[] {
  const byEntity = known.get(schemas) ?? new Map<string, readonly Part[]>();
  known.set(schemas, byEntity);
  const parts = byEntity.get(entity) ?? partsIn(schemas, entity);
  byEntity.set(entity, parts);
  return parts;
}

function partsIn(schemas: Schemas, entity: string): Part[] {
  return Object.entries(schemas[entity]?.properties ?? {}).flatMap(([property, { $ref, items }]) => {
    const file = $ref ?? items?.$ref;
    return file ? [{ property, entity: file.replace(/\.json$/, ''), isList: $ref === undefined }] : [];
  });
}
