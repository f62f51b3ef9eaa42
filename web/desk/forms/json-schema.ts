/** Reads what the server's JSON Schema says of a field: whether it must be there, and its bounds. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  title?: string;
  description?: string;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  default?: unknown;
}

/** Through `anyOf [something, null]` to the something. */
export function plain(schema: Schema | undefined): Schema | undefined {
  const one = schema?.anyOf?.find((s) => s.type !== 'null');
  return one ? { ...schema, ...plain(one), anyOf: undefined } : schema;
}

export type Path = readonly (string | number)[];

/** The schema at a path; numbers step into lists. */
export function schemaAt(root: Schema, path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((schema, key) => {
    const here = plain(schema);
    return typeof key === 'number' ? here?.items : here?.properties?.[key];
  }, root);
}

export function isRequired(root: Schema, path: Path): boolean {
  const parent = plain(schemaAt(root, path.slice(0, -1)));
  return parent?.required?.includes(String(path.at(-1))) ?? false;
}
