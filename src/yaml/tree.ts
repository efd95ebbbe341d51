import { Composer, type CST, type Document, isMap, isSeq, type Node, Parser } from 'yaml';

/** The document of a token stream, every scalar as text; with `keepSourceTokens`, each node has the tokens it was made of. */
export function documentOf(
  tokens: Iterable<CST.Token>,
  length: number,
  keepSourceTokens = false,
): Document.Parsed | undefined {
  const options = { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', prettyErrors: false } as const;
  return [...new Composer({ ...options, keepSourceTokens }).compose(tokens, true, length)][0];
}

/** The root of a text that YAML accepts without a complaint, with its tokens; null for any other. */
export function rootOf(text: string): Node | null {
  const document = documentOf(new Parser().parse(text), text.length, true);
  return document === undefined || document.errors.length > 0 ? null : document.contents;
}

/** A map or a list in brackets, as against one in lines of their own. */
export function isFlow(node: Node): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}
