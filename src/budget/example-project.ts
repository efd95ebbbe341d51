/** An indicator of an example; what is not said is the ordinary. */
export interface ExampleIndicator {
  readonly 分类?: string;
  readonly 名称: string;
  readonly 年度指标值: string;
}

/** What an example says of its project; what is not said is the ordinary. */
export interface ExampleProject {
  readonly 项目名称?: string;
  readonly 财政拨款?: string;
  readonly 绩效目标?: string;
  readonly 绩效指标?: readonly ExampleIndicator[];
}

const ordinary = [{ 分类: '13-时效指标', 名称: '任务完成率', 年度指标值: '100%' }];

/**
 * A whole project file for a rule's story: line 1 项目名称, 3 财政拨款, 4 绩效目标 (in one line), from 6 on 绩效指标, four
 * lines each. Texts are quoted as YAML wants them.
 */
export function exampleProject({
  项目名称 = '南沙职校校舍维修',
  财政拨款 = '150.00',
  绩效目标 = '完成两栋校舍的维修，改善办学条件，保障教学安全。',
  绩效指标 = ordinary,
}: ExampleProject): string {
  const indicators = 绩效指标.map(
    ({ 分类 = '11-数量指标', 名称, 年度指标值 }) => `  - 分类: ${分类}
    名称: ${scalar(名称)}
    实施周期指标值: ${scalar(年度指标值)}
    年度指标值: ${scalar(年度指标值)}
`,
  );
  return `项目名称: ${scalar(项目名称)}
资金:
  财政拨款: ${财政拨款}
绩效目标: ${scalar(绩效目标)}
绩效指标:
${indicators.join('')}`;
}

/** Plain where YAML reads it back as it is; else in double quotes, with the escapes of JSON. */
function scalar(text: string): string {
  const isPlain = /^[\u4e00-\u9fffA-Za-z\d“（≥≤]/.test(text) && !/: |:$| #|\s$|[\n\u200b-\u200d\u3000]/.test(text);
  return isPlain ? text : JSON.stringify(text);
}
