/** A source file by its path below `src`, with `/`. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** What each room may use. */
export interface Room {
  readonly rooms: readonly string[];
  readonly libraries: readonly string[];
  readonly builtins: readonly string[];
  /** Names of the world outside, e.g. `process`. */
  readonly globals?: readonly string[];
  /** Its libraries are bundled into what is shipped, and nothing of them is installed with it. */
  readonly isBundled?: true;
}

/** By folder; a room may have a room of its own within it (`workbench/page`). */
export type Doors = Readonly<Record<string, Room>>;

const guardedGlobals: Readonly<Record<string, RegExp>> = {
  process: /(?<![.\w$])process\s*[.[]|=\s*process\b/,
  console: /(?<![.\w$])console\s*\./,
  clock: /(?<![.\w$])(?:Date\.now\s*\(|new Date\s*\(\s*\)|performance\.now\s*\()/,
  chance: /(?<![.\w$])Math\.random\s*\(/,
};
const bannedRooms = new Set([
  'utils',
  'util',
  'helpers',
  'common',
  'core',
  'manager',
  'service',
  'misc',
  'shared',
  'lib',
]);
const longest = 250;

/** Every way in which the files break the rules of the house, as `path: what`. */
export function inspect(doors: Doors, files: readonly SourceText[]): readonly string[] {
  return files.flatMap((file) => inspectFile(doors, file).map((complaint) => `${file.path}: ${complaint}`));
}

function inspectFile(doors: Doors, { path, text }: SourceText): readonly string[] {
  const complaints: string[] = [];
  const folders = path.split('/').slice(0, -1);
  const roomName = roomOf(doors, path);
  const banned = folders.filter((folder) => bannedRooms.has(folder));
  if (banned.length > 0) complaints.push(`a folder named ${banned.join('/')}`);
  const name = path.split('/').at(-1) ?? '';
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.tsx?$/.test(name)) complaints.push('its name is not kebab-case');
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines > longest) complaints.push(`${lines} lines, more than ${longest}`);
  const code = withoutComments(text);
  // A declaration file describes a library as it is, default export and all.
  const isOurs = !path.endsWith('.d.ts');
  if (isOurs && /(?<![.\w$])export\s+default\b|\bas\s+default\b\s*[,}]/.test(withoutStrings(code)))
    complaints.push('exports a default');
  const room = doors[roomName];
  if (room === undefined) return [...complaints, `${roomName || 'the top of src'} is no room of the table`];
  for (const target of importsOf(code)) {
    const complaint = target === null ? 'imports what is not a literal' : judge(doors, roomName, room, path, target);
    if (complaint !== null) complaints.push(complaint);
  }
  for (const [name, pattern] of Object.entries(guardedGlobals)) {
    if (!room.globals?.includes(name) && pattern.test(withoutStrings(code))) complaints.push(`uses the ${name}`);
  }
  return complaints;
}

function judge(doors: Doors, roomName: string, room: Room, path: string, target: string): string | null {
  if (target.startsWith('node:')) return room.builtins.includes(target) ? null : `imports ${target}`;
  if (!target.startsWith('.')) {
    const library = target
      .split('/')
      .slice(0, target.startsWith('@') ? 2 : 1)
      .join('/');
    return room.libraries.includes(library) ? null : `imports ${library}`;
  }
  const resolved = new URL(target, `file:///src/${path}`).pathname;
  if (!resolved.startsWith('/src/'))
    return resolved === '/package.json' && roomName === 'cli' ? null : `imports ${target}`;
  const targetRoom = roomOf(doors, resolved.slice('/src/'.length));
  return targetRoom === roomName || room.rooms.includes(targetRoom)
    ? null
    : `imports the room ${targetRoom} (${target})`;
}

/** The innermost room of the table around a path below `src`; where there is none, its first folder. */
export function roomOf(doors: Doors, path: string): string {
  const folders = path.split('/').slice(0, -1);
  const inner = folders.slice(0, 2).join('/');
  return inner in doors ? inner : (folders[0] ?? '');
}

/** What a file imports: statically, dynamically, as a type, by re-export; null for what only shows when it runs. */
function importsOf(code: string): readonly (string | null)[] {
  const fixed = [...code.matchAll(/\b(?:from|import)\s*(['"])([^'"\n]*)\1/g)].map((match) => match[2] ?? '');
  const called = [...code.matchAll(/(?<![.\w$])(?:import|require)\s*\(\s*(?:(['"])([^'"\n]*)\1)?/g)].map(
    (match) => match[2] ?? null,
  );
  return [...fixed, ...called];
}

const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;

function withoutComments(text: string): string {
  return text.replace(tokens, (token) => (token.startsWith('/') ? ' ' : token));
}

function withoutStrings(code: string): string {
  return code.replace(tokens, (token) => (token.startsWith('`') ? token : "''"));
}
