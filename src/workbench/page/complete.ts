import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';

/** As much of JSON Schema as `mubiao schema` writes. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly (string | null)[];
  readonly enumDescriptions?: readonly string[];
  readonly description?: string;
  readonly type?: string | readonly string[];
}

/** Keys and values that may stand at the cursor, by the indentation of the lines above it. */
export function completeFrom(schema: JsonSchema, context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const [, lead = '', written = ''] = /^(\s*(?:- +)?)(.*)$/.exec(before) ?? [];
  const lines = context.state.doc.sliceString(0, line.from).split('\n');
  const value = /^([^:]+):\s+(.*)$/.exec(written);
  const around = schemaAround(schema, lines, lead);
  if (value !== null) {
    const [, key = '', typed = ''] = value;
    const { enum: words = [], enumDescriptions = [] } = around?.properties?.[key.trim()] ?? {};
    const options = words.flatMap((label, index) =>
      label === null ? [] : [{ label, info: enumDescriptions[index] ?? '', type: 'constant' }],
    );
    return options.length === 0 ? null : { from: context.pos - typed.length, options };
  }
  if (written === '' && !context.explicit && !lead.endsWith('- ')) return null;
  const known = Object.entries(around?.properties ?? {});
  const options = known.map(([label, { description = '', type }]) => ({
    label,
    apply: type === 'object' || type === 'array' ? `${label}:` : `${label}: `,
    info: description,
    type: 'property',
  }));
  return options.length === 0 ? null : { from: context.pos - written.length, options };
}

/** The map that a line with this lead stands in. */
function schemaAround(schema: JsonSchema, lines: readonly string[], lead: string): JsonSchema | undefined {
  const keys: (string | null)[] = [];
  let column = lead.length;
  if (lead.includes('-')) {
    keys.unshift(null);
    column = lead.indexOf('-');
  }
  for (const text of lines.toReversed()) {
    const [, white = '', dash = '', key] = /^(\s*)(- +)?(?:([^\s#:][^:]*):(?:\s|$))?/.exec(text) ?? [];
    if (text.trim() === '' || text.trim().startsWith('#')) continue;
    const own = white.length + dash.length;
    if (dash !== '' && own === column) {
      keys.unshift(null);
      column = white.length;
      continue;
    }
    const isAbove = own < column || (keys[0] === null && own === column && dash === '');
    if (key === undefined || !isAbove) continue;
    keys.unshift(key.trim());
    if (dash !== '') keys.unshift(null);
    column = white.length;
    if (column === 0 && dash === '') break;
  }
  return keys.reduce<JsonSchema | undefined>(
    (place, key) => (key === null ? place?.items : place?.properties?.[key]),
    schema,
  );
}
