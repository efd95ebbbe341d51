import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changesView } from '../../src/cli/difference/changes-view.ts';
import { describeRefusal } from '../../src/cli/git-refusal.ts';
import { deedsOf } from '../../src/cli/serve-deeds.ts';
import { openSite } from '../../src/workbench/app.ts';
import { type Listening, listen } from '../../src/workbench/listen.ts';
import type { BuildLine } from '../../src/workbench/wire.ts';
import { openWorkbench, type Workbench, type WorkbenchParts } from '../../src/workbench/workbench.ts';
import { openDisk } from '../../src/workspace/disk.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { newRepository, type TestRepository } from '../git.ts';

const house = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
/** Made by `npm run build`. */
export const pageFolder = join(house, 'dist/page');

export const unit = 'data/2025/南沙职业学校';
export const sheet = `${unit}/单位.yaml`;
export const first = `${unit}/项目/01-信息化运维.yaml`;
export const second = `${unit}/项目/02-图书购置.yaml`;

/** A small unit in which the approved total is 0.10 too much, with a comment that must stay. */
export const files = {
  'data/2025/指标分类.yaml': `预算年度: 2025
指标分类:
  - 一级: 1-产出指标
    二级: [11-数量指标, 12-质量指标, 13-时效指标]
  - 一级: 2-效益指标
    二级: [22-社会效益]
  - 一级: 3-满意度指标
    二级: [31-服务对象满意度]
`,
  [sheet]: `单位名称: 南沙职业学校   # 全称
预算年度: 2025
合计:
  财政拨款: 151.94
`,
  [first]: `项目名称: 信息化运维项目
资金:            # 见批复
  财政拨款: 101.84
绩效目标: |-
  一是做好日常运维，保障系统正常、稳定运行。
  二是完成通讯链路租赁，满足师生上网需要。
绩效指标:
  - 分类: 11-数量指标   # 台账
    名称: 运维应用系统数
    实施周期指标值: 14个
    年度指标值: 14个
  - 分类: 22-社会效益
    名称: 网上办理事项占比
    实施周期指标值: ≥80%
    年度指标值: ≥80%
  - 分类: 31-服务对象满意度
    名称: 师生满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
  [second]: `项目名称: 图书购置项目
资金:
  财政拨款: 50.00
绩效目标: 购置图书，改善阅读条件，满足教学需要。
绩效指标:
  - 分类: 11-数量指标
    名称: 购置图书册数
    实施周期指标值: ≥5000册
    年度指标值: ≥5000册
  - 分类: 22-社会效益
    名称: 图书借阅量增长率
    实施周期指标值: ≥5%
    年度指标值: ≥5%
  - 分类: 31-服务对象满意度
    名称: 读者满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`,
};

/** So many projects, alike but for their numbers. */
export function manyProjects(count: number): Readonly<Record<string, string>> {
  const text = files[first] ?? '';
  const projects = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    const file = `${unit}/项目/${number}-项目.yaml`;
    return [file, text.replace('信息化运维项目', `第 ${number} 批信息化运维项目`)] as const;
  });
  const { [first]: _, [second]: __, ...others } = files;
  return { ...others, ...Object.fromEntries(projects) };
}

/** A repository with a unit, committed. */
export function newStory(given: Readonly<Record<string, string>> = files): TestRepository {
  const repository = newRepository();
  repository.git('config', 'user.name', '财务处');
  repository.git('config', 'user.email', 'cw@example.com');
  repository.commit('二上', given);
  return repository;
}

export interface BenchOptions {
  readonly root?: string;
  readonly deeds?: Partial<WorkbenchParts['deeds']> | undefined;
  /** What a test puts in the place of the disk. */
  readonly over?: (workspace: Workspace) => Workspace;
}

/** The commands themselves, as `mubiao serve` runs them. */
export function ownDeeds(folder: string): WorkbenchParts['deeds'] {
  const host = {
    workspace: openDisk(folder),
    env: {},
    house,
    colours: { out: false, err: false },
    out: () => {},
    err: () => {},
  };
  return deedsOf(host, { out: 'out' });
}

const nothing = async () => ({ exit: 0, files: [] });

export function openBench(folder: string, { root = 'data', deeds = {}, over = (own) => own }: BenchOptions = {}) {
  return openWorkbench({
    workspace: over(openDisk(folder)),
    root,
    profile: null,
    templates: `${house}/templates`,
    fonts: `${house}/fonts`,
    drafts: 'out/.workbench',
    words: { describeRefusal, describeChange: changesView },
    deeds: { build: nothing, exportBook: nothing, importBook: nothing, ...deeds },
  });
}

/** At a port, where it must be this one. */
export async function serve(bench: Workbench, port = 0): Promise<Listening> {
  const listening = await listen(bench, pageFolder, [port]);
  if (listening === null) throw new Error('no port');
  return listening;
}

const port = 8025;
const origin = `http://127.0.0.1:${port}`;

/** A browser's requests without a browser: with its cookie, its Host and its Origin. */
export async function openClient(bench: Workbench) {
  const page = { 'index.html': '<!doctype html>' };
  const { app, token } = openSite(
    bench,
    async (path) => {
      const text = path === '/' ? page['index.html'] : undefined;
      return text === undefined ? null : { bytes: new TextEncoder().encode(text), type: 'text/html' };
    },
    () => port,
  );
  const headers = { host: `127.0.0.1:${port}`, origin, 'content-type': 'application/json' };
  const body = (data: object) => ({ method: 'POST', headers, body: JSON.stringify(data) });
  const admitted = await app.request(`${origin}/api/session`, body({ token }));
  const cookie = (admitted.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  return {
    app,
    token,
    origin,
    headers: { ...headers, cookie },
    setCookie: admitted.headers.get('set-cookie') ?? '',
    async get<T>(path: string): Promise<T> {
      const answer = await app.request(`${origin}/api/${path}`, { headers: { host: headers.host, cookie } });
      return (await answer.json()) as T;
    },
    /** What a command says, line by line. */
    async run(path: string, data: object): Promise<readonly BuildLine[]> {
      const asked = { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(data) };
      const text = await (await app.request(`${origin}/api/${path}`, asked)).text();
      return text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as BuildLine);
    },
    async post<T>(path: string, data: object): Promise<T> {
      const asked = { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(data) };
      return (await (await app.request(`${origin}/api/${path}`, asked)).json()) as T;
    },
  };
}

export const asked = (path: string, value: string): string => `${path}=${encodeURIComponent(value)}`;
