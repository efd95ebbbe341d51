import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What LibreOffice is to do with a document before it saves it as DOCX. */
export interface Job {
  readonly from: string;
  readonly to: string;
  readonly does: 'AcceptAllTrackedChanges' | 'RejectAllTrackedChanges' | 'nothing';
}

/** A Basic macro that does the jobs; in a string of its own, each line. */
const MACRO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Revisions" script:language="StarBasic">
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each job In Split(Environ("MUBIAO_JOBS"), ";")
    parts = Split(job, ",")
    doc = StarDesktop.loadComponentFromURL(parts(0), "_blank", 0, hidden())
    If parts(2) &lt;&gt; "nothing" Then dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; parts(2), "", 0, Array())
    doc.storeToURL(parts(1), filter())
    doc.close(True)
  Next
End Sub
</script:module>
`;

/** Opens every document in LibreOffice, accepts or rejects what was tracked in it, and saves it. `folder` takes its profile. */
export function inLibreOffice(folder: string, jobs: readonly Job[]): void {
  const profile = join(folder, 'profile');
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): void => {
    const all = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', ...args];
    execFileSync('soffice', all, { stdio: 'ignore', env: { ...process.env, ...env } });
  };
  // A new profile is filled on the first start, which would overwrite the macro.
  run(['--terminate_after_init']);
  const library = join(profile, 'user/basic/Standard');
  const index = readFileSync(join(library, 'script.xlb'), 'utf8');
  const entry = '<library:element library:name="Revisions"/></library:library>';
  writeFileSync(join(library, 'script.xlb'), index.replace('</library:library>', entry));
  writeFileSync(join(library, 'Revisions.xba'), MACRO);
  const list = jobs.map(({ from, to, does }) => [pathToFileURL(from), pathToFileURL(to), does].join(','));
  run(['macro:///Standard.Revisions.Main'], { MUBIAO_JOBS: list.join(';') });
}
