import published from '../../../../docs/flow.schema.json';

/** As much of JSON Schema as the published schema of flows uses. */
interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

type Json = Readonly<Record<string, unknown>>;

const PARTS: Readonly<Record<string, Schema>> = published.$defs;

/** Conditions lie in each other; the server takes none that lie deeper than this, counted in parts of the path. */
const DEEPEST = 64;

/**
 * Where a value has not the form that the published schema gives to `part`, by its path; absent if it has. An empty text
 * stands for whatever nobody has chosen yet, and more than the schema knows does no harm to a drawing.
 */
export function misfit(value: unknown, part: string, path: string): string | undefined {
  return misfitOf(value, { $ref: `#/$defs/${part}` }, path, 0);
}

function misfitOf(value: unknown, schema: Schema, path: string, depth: number): string | undefined {
  if (depth > DEEPEST) return path;
  if (schema.$ref !== undefined) {
    return misfitOf(value, PARTS[schema.$ref.replace('#/$defs/', '')] ?? {}, path, depth);
  }
  if (schema.oneOf !== undefined) return misfitOfKind(value, schema.oneOf, path, depth);
  switch (schema.type) {
    case 'object':
      return isObject(value) ? misfitInside(value, schema, path, depth) : path;
    case 'array': {
      const { items = {} } = schema;
      return Array.isArray(value)
        ? first(value, (part: unknown, at) => misfitOf(part, items, `${path}/${at}`, depth + 1))
        : path;
    }
    default:
      return value === '' || fits(value, schema) ? undefined : path;
  }
}

/** Parts that come in several kinds say which they are. */
function misfitOfKind(value: unknown, kinds: readonly Schema[], path: string, depth: number): string | undefined {
  if (!isObject(value)) return path;
  const kind = kinds
    .map(({ $ref = '' }) => PARTS[$ref.replace('#/$defs/', '')])
    .find((one) => one?.properties?.['kind']?.enum?.some((name) => name === value['kind']));
  return kind === undefined ? `${path}/kind` : misfitOf(value, kind, path, depth);
}

function misfitInside(value: Json, schema: Schema, path: string, depth: number): string | undefined {
  const { properties = {}, required = [], additionalProperties: others } = schema;
  const lacking = required.find((name) => !Object.hasOwn(value, name));
  if (lacking !== undefined) return `${path}/${lacking}`;
  return first(Object.entries(value), ([name, part]) => {
    const asked = Object.hasOwn(properties, name) ? properties[name] : others;
    return typeof asked === 'object' ? misfitOf(part, asked, `${path}/${escaped(name)}`, depth + 1) : undefined;
  });
}

function fits(value: unknown, { type, enum: allowed }: Schema): boolean {
  if (allowed !== undefined) return allowed.some((one) => one === value);
  return type === undefined || typeof value === (type === 'integer' ? 'number' : type);
}

function first<T>(all: readonly T[], find: (one: T, at: number) => string | undefined): string | undefined {
  for (const [at, one] of all.entries()) {
    const found = find(one, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A name as it stands in a path. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
