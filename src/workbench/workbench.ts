import type { Profile } from '../budget/rule-book.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Drafts, openDrafts } from './drafts.ts';
import { type Editor, openEditor } from './edit.ts';
import { type Hub, openHub } from './events.ts';
import { type GitState, openGitState } from './git-state.ts';
import { openPast, type Past, type PastWords } from './past.ts';
import { openPreview, type Preview } from './preview.ts';
import { openUndo, type Undo } from './undo.ts';

/** Where the workbench finds what it needs, and what of the command line it uses. */
export interface WorkbenchParts {
  readonly workspace: Workspace;
  /** The folder of data. */
  readonly root: string;
  readonly profile: Profile | null;
  readonly templates: string;
  readonly fonts: string;
  /** The folder of drafts. */
  readonly drafts: string;
  readonly words: PastWords;
  /** What the commands do, as they do it. */
  readonly deeds: Deeds;
}

/** What came of a command: its exit code, and the files that it wrote for the user. */
export interface Done {
  readonly exit: number;
  readonly files: readonly string[];
}

export interface Deeds {
  build(folder: string, say: Say): Promise<Done>;
  /** The workbook to be filled in. */
  exportBook(folder: string, say: Say): Promise<Done>;
  /** `money` is 元 or 万元 where the workbook does not say; a trial writes no data, and says what it would. */
  importBook(wish: ImportWish, say: Say): Promise<Done>;
}

export interface ImportWish {
  readonly folder: string;
  /** The file that was handed in. */
  readonly file: string;
  readonly money: string | null;
  readonly isTrial: boolean;
}

export type Say = (kind: 'out' | 'err', text: string) => void;

/** Everything that a page may ask about. */
export interface Workbench {
  readonly workspace: Workspace;
  readonly desk: Desk;
  readonly editor: Editor;
  readonly preview: Preview;
  readonly past: Past;
  readonly git: GitState;
  readonly hub: Hub;
  readonly undo: Undo;
  readonly drafts: Drafts;
  readonly parts: WorkbenchParts;
}

export async function openWorkbench(parts: WorkbenchParts): Promise<Workbench> {
  const { workspace, root, profile } = parts;
  const hub = openHub();
  const undo = openUndo(workspace.now);
  const drafts = await openDrafts(workspace, parts.drafts);
  const git = await openGitState(workspace, root, () => hub.tell({ kind: 'git' }));
  const desk = openDesk({ workspace, root, profile, drafts, git, tell: hub.tell });
  const editor = openEditor({ workspace, desk, drafts, undo });
  const preview = openPreview(parts, git);
  const past = openPast(workspace, parts.words);
  return { workspace, desk, editor, preview, past, git, hub, undo, drafts, parts };
}
