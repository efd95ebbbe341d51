import { posix } from 'node:path';
import {
  fingerprintOfOutput,
  type Ingredients,
  ingredientDigests,
  ingredientNames,
  type OwnInputs,
} from './fingerprint.ts';
import type { UnitRecord } from './manifest.ts';
import type { Standing } from './standing.ts';

/** How an output on the disk compares with its record. */
export type OutputState = 'whole' | 'missing' | 'edited';

/** A unit as it is known before anything is made. */
export interface UnitState {
  /** As the user is shown it. */
  readonly folder: string;
  /** In the manifest. */
  readonly key: string;
  readonly standing: Standing;
  /** What was made of it; null where nothing is known. */
  readonly record: UnitRecord | null;
  /** As they are now; null where one cannot be read, or where there is no record to hold them against. */
  readonly ingredients: Ingredients | null;
  /** Files of the unit that are not what they were; told, never decided by. */
  readonly changedFiles: readonly string[];
  /** Of all outputs in the record, by file name. */
  readonly outputs: ReadonlyMap<string, OutputState>;
}

/** A unit in the manifest whose folder is gone. */
export type GoneUnit = Pick<UnitState, 'key' | 'outputs'> & { readonly record: UnitRecord };

/** What is asked for. */
export interface Wish {
  /** File names of the outputs that every unit shall have. */
  readonly names: readonly string[];
  /** Of those that more than their unit's ingredients decide. */
  readonly own?: OwnInputs;
  /** Make everything, changed or not. */
  readonly isForced: boolean;
}

/** Why a unit is made, kept or removed. */
export type Reason =
  | { readonly kind: 'forced' }
  /** Nothing is known of it. */
  | { readonly kind: 'new' }
  /** One of its files cannot be read; making it will say which. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'changed'; readonly what: readonly (keyof Ingredients)[]; readonly files: readonly string[] }
  /** Outputs, below the output folder, that are not there. */
  | { readonly kind: 'missing'; readonly files: readonly string[] }
  /** Outputs that are not as they were made: someone edited them, or a run was cut off. */
  | { readonly kind: 'edited'; readonly files: readonly string[] }
  /** Outputs that were never made of this data, or (`isOfMore`) of this data and what else decides them. */
  | { readonly kind: 'unmade'; readonly files: readonly string[]; readonly isOfMore: boolean }
  | { readonly kind: 'same' }
  | { readonly kind: 'gone' };

export type Step =
  | { readonly action: 'make'; readonly unit: UnitState; readonly reason: Reason }
  | { readonly action: 'keep'; readonly unit: UnitState & { readonly record: UnitRecord }; readonly reason: Reason }
  | { readonly action: 'remove'; readonly unit: GoneUnit; readonly reason: Reason };

/** What is to be done, unit by unit; what is removed comes last, since another unit may have taken its place. Pure. */
export function plan(units: readonly UnitState[], gone: readonly GoneUnit[], wish: Wish): readonly Step[] {
  return [
    ...units.map((unit) => planUnit(unit, wish)),
    ...gone.map((unit): Step => ({ action: 'remove', unit, reason: { kind: 'gone' } })),
  ];
}

/** `make` or `keep` for one unit. */
export function planUnit(unit: UnitState, { names, own = {}, isForced }: Wish): Step {
  const { record, ingredients } = unit;
  const make = (reason: Reason): Step => ({ action: 'make', unit, reason });
  if (record === null) return make({ kind: 'new' });
  if (isForced) return make({ kind: 'forced' });
  if (ingredients === null) return make({ kind: 'unreadable' });
  const digests = ingredientDigests(ingredients);
  const what = ingredientNames.filter((name) => digests[name] !== record.ingredients[name]);
  if (what.length > 0) return make({ kind: 'changed', what, files: unit.changedFiles });
  const filesThat = (isSo: (name: string) => boolean): readonly string[] =>
    names.filter(isSo).map((name) => posix.join(record.place, name));
  const missing = filesThat((name) => unit.outputs.get(name) === 'missing');
  if (missing.length > 0) return make({ kind: 'missing', files: missing });
  const edited = filesThat((name) => unit.outputs.get(name) === 'edited');
  if (edited.length > 0) return make({ kind: 'edited', files: edited });
  const isUnmade = (name: string): boolean =>
    record.outputs[name]?.fingerprint !== fingerprintOfOutput(name, ingredients, own);
  const unmade = filesThat(isUnmade);
  const isOfMore = names.filter(isUnmade).every((name) => name in own);
  if (unmade.length > 0) return make({ kind: 'unmade', files: unmade, isOfMore });
  return { action: 'keep', unit: { ...unit, record }, reason: { kind: 'same' } };
}

/** The steps of one kind. */
export function stepsThat<A extends Step['action']>(
  steps: readonly Step[],
  action: A,
): readonly Extract<Step, { readonly action: A }>[] {
  return steps.filter((step): step is Extract<Step, { readonly action: A }> => step.action === action);
}
