/** What a class of indicators measures, for those who choose one in their editor. Words of the trade (惯例), by code. */
const definitions: Readonly<Record<string, string>> = {
  '1': '产出指标：项目直接做出来的东西，用数量、质量、时效（和成本）衡量。',
  '2': '效益指标：做成以后带来的影响，分经济、社会、生态等。',
  '3': '满意度指标：服务对象对结果是否满意。',
  '11': '数量指标：做了多少，例如“培训人数 ≥60人”。写数和计量单位。',
  '12': '质量指标：做得好不好，例如“验收合格率 100%”。',
  '13': '时效指标：是否按时，例如“按期完成率 100%”。',
  '14': '成本指标（惯例）：花了多少，例如“设备单价 ≤5万元”。',
  '21': '经济效益：增收、节支等能以钱计的影响。',
  '22': '社会效益：对社会、行业、教学等的影响。',
  '23': '生态效益（惯例）：对环境、资源的影响。',
  '24': '可持续影响（惯例）：项目结束以后仍然有的影响。',
  '31': '服务对象满意度：学生、教师、群众等是否满意，例如“学生满意度 ≥90%”。',
};

/** What the class means; its printed name where the code is not a customary one. */
export function defineClass(name: string): string {
  return definitions[name.split('-', 1)[0] ?? ''] ?? name;
}
