/** A path into the data, which is a path into the file: keys and 0-based positions. */
export type Path = readonly (string | number)[];

/** Which part of a pair is meant: its key, or its value. */
export type Part = 'key' | 'value';
