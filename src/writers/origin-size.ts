import type { TypeSize } from '../document/form-document.ts';

/** The type of the line that says where a file comes from: for who looks for it. */
export const ORIGIN_SIZE: TypeSize = { size: 6, leading: 8 };
