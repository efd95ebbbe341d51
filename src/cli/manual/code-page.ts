/** A short page about a code that is no rule: how files are written, named and found. */
export interface CodePage {
  /** What is wrong, in a few Chinese words. */
  readonly title: string;
  /** Why it matters and what to do, in one or two Chinese sentences. */
  readonly explanation: string;
  /** How it is written wrongly, and how rightly. */
  readonly example?: { readonly wrong: string; readonly right: string };
}

/** Pages by their code, in the order of their list. */
export type CodePages = Readonly<Record<string, CodePage>>;
