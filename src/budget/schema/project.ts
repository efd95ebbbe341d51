import * as z from 'zod/mini';
import { metaOf } from './fields.ts';
import { funding } from './funding.ts';
import { line, paragraphs } from './text.ts';
import { waivers } from './waivers.ts';

const indicator = z.strictObject({
  分类: line('分类'),
  名称: line('名称'),
  实施周期指标值: line('实施周期指标值'),
  年度指标值: line('年度指标值'),
  豁免: z.exactOptional(waivers()),
  备注: z.exactOptional(paragraphs('备注')),
});

/** A file under 项目/. */
export const projectSchema = z
  .strictObject({
    项目名称: line('项目名称'),
    资金: funding('资金'),
    绩效目标: paragraphs('绩效目标'),
    绩效指标: z.array(indicator).check(z.minLength(1), z.meta(metaOf('绩效指标'))),
    调整原因: z.exactOptional(paragraphs('调整原因')),
    豁免: z.exactOptional(waivers()),
    备注: z.exactOptional(paragraphs('备注')),
  })
  .check(z.meta({ title: '项目', description: '一个项目：资金、绩效目标和绩效指标。' }));
