/** Replaces the text from `start` to `end` (exclusive) by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text after edits, with the way back to the offsets of the text before them. */
export interface Edited {
  readonly text: string;
  toOriginal(offset: number): number;
}

/** Applies edits that do not overlap; an offset inside an inserted text leads back to where it was inserted. */
export function applyEdits(original: string, edits: readonly Edit[]): Edited {
  if (edits.length === 0) return { text: original, toOriginal: (offset) => offset };
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  const steps: { readonly from: number; readonly length: number; readonly shift: number; readonly edit: Edit }[] = [];
  let end = 0;
  let length = 0;
  for (const edit of sorted) {
    parts.push(original.slice(end, edit.start), edit.text);
    length += edit.start - end;
    const from = length;
    length += edit.text.length;
    steps.push({ from, length: edit.text.length, shift: edit.end - length, edit });
    end = edit.end;
  }
  parts.push(original.slice(end));
  return {
    text: parts.join(''),
    toOriginal(offset) {
      let low = 0;
      for (let high = steps.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((steps[middle]?.from ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      const step = steps[low - 1];
      if (step === undefined) return offset;
      const inside = offset - step.from;
      return inside < step.length ? Math.min(step.edit.start + inside, step.edit.end) : offset + step.shift;
    },
  };
}

/** Edits upon edits: the last text, with the way back to the first. */
export function chainEdited(first: Edited, second: Edited): Edited {
  return { text: second.text, toOriginal: (offset) => first.toOriginal(second.toOriginal(offset)) };
}
