import { describe, expect, it } from 'vitest';
import { askStandings, type Inquiry } from '../../src/build/standing.ts';
import { type Asked, answered, refused } from '../../src/workspace/git/refusal.ts';
import { openMemory } from '../../src/workspace/memory.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { filesOf } from './story.ts';

const library = 'data/2025/广州图书馆';
const museum = 'data/2025/广州美术馆';
const commit = { id: '0123456789abcdef0123456789abcdef01234567', time: Date.UTC(2025, 2, 1) };

/** A workspace whose git says this, and counts its questions. */
function gitThatSays(changed: Asked<readonly string[]>): { readonly workspace: Workspace; readonly asked: string[] } {
  const asked: string[] = [];
  const workspace: Workspace = {
    ...openMemory(filesOf('广州图书馆', '广州美术馆')),
    uncommitted: async () => {
      asked.push('uncommitted');
      return changed;
    },
    lastCommits: async (groups) => {
      asked.push('lastCommits');
      return answered(groups.map(() => commit));
    },
  };
  return { workspace, asked };
}

async function standingsOf(inquiry: Inquiry, ...changed: string[]) {
  const { workspace, asked } = gitThatSays(answered(changed));
  const standings = await askStandings(workspace, [library, museum], inquiry);
  return { of: standings.of, asked };
}

const auto: Inquiry = { drafts: 'auto', namesCommit: false };

describe('a unit is a draft by itself', () => {
  it.each([`${library}/单位.yaml`, `${library}/项目/01.yaml`, `${library}/项目/新.yaml`])(
    'when %s is not committed, and no other is',
    async (file) => {
      const { of } = await standingsOf(auto, file);
      expect([of(library), of(museum)].map(({ isDraft }) => isDraft)).toEqual([true, false]);
    },
  );

  it('when the class table of its year is not committed, as all units of the year are', async () => {
    const { of } = await standingsOf(auto, 'data/2025/指标分类.yaml');
    expect([of(library), of(museum)].map(({ isDraft }) => isDraft)).toEqual([true, true]);
  });

  it.each([
    `${library}/项目/.~01.yaml`,
    `${library}/项目/01.yaml.bak`,
    `${library}/说明.txt`,
    'data/2024/指标分类.yaml',
    'data/mubiao.yaml',
  ])('not for %s, of which nothing is printed', async (file) => {
    const { of } = await standingsOf(auto, file);
    expect(of(library).isDraft).toBe(false);
  });

  it('not where git does not answer, and that is known', async () => {
    const { workspace } = gitThatSays(refused({ kind: 'distrusted', folder: '/工作' }));
    const standings = await askStandings(workspace, [library], auto);
    expect(standings.of(library)).toEqual({ revision: null, isDraft: false });
    expect(standings.refusal).toEqual({ kind: 'distrusted', folder: '/工作' });
  });
});

describe('the command line has the last word', () => {
  const file = `${library}/单位.yaml`;

  it('never: no page says it, and git is not asked', async () => {
    const { of, asked } = await standingsOf({ drafts: 'never', namesCommit: false }, file);
    expect(of(library)).toEqual({ revision: null, isDraft: false });
    expect(asked).toEqual([]);
  });

  it('always: every page says it, and git is not asked', async () => {
    const { of, asked } = await standingsOf({ drafts: 'always', namesCommit: false });
    expect(of(museum).isDraft).toBe(true);
    expect(asked).toEqual([]);
  });

  it('auto: git is asked once for all units, and nothing of it is said in the files but 草稿', async () => {
    const { of, asked } = await standingsOf(auto, file);
    expect(of(library)).toEqual({ revision: null, isDraft: true });
    expect(asked).toEqual(['uncommitted']);
  });

  it('never, with the commit: the files say that there are changes, the pages do not', async () => {
    const { of, asked } = await standingsOf({ drafts: 'never', namesCommit: true }, file);
    expect(of(library)).toEqual({ revision: { commit, isDirty: true }, isDraft: false });
    expect(of(museum)).toEqual({ revision: { commit, isDirty: false }, isDraft: false });
    expect(asked).toEqual(['uncommitted', 'lastCommits']);
  });
});
