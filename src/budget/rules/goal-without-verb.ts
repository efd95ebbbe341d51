import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import { openingClause } from '../goal.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

/** Words that lead up to the verb: means, purpose, direction, time. */
const leads =
  '通过 以 为 在 向 对 按 依 根据 围绕 依托 结合 针对 由 与 和 同 将 把 于 从 使 让 经 随着 到 至 截至 截止 利用 借助 运用 采用 采取 坚持 遵循 贯彻 基于 面向 立足 聚焦 瞄准 本着 力争 争取 努力 计划 预计 拟 可 能 要 应';
/** Verbs that are verbs wherever they stand. */
const verbs =
  '完成 保障 保证 确保 实现 提高 提升 加强 增强 推进 推动 推广 促进 开展 改善 改进 改变 完善 优化 强化 深化 落实 建成 建立 健全 打造 构建 搭建 形成 达到 达成 满足 支持 支付 解决 降低 减少 减轻 缓解 防止 防范 避免 预防 消除 扩大 拓展 拓宽 培养 培育 引进 吸引 选派 聘请 聘用 组织 举办 举行 承办 参加 参与 配置 配备 购买 购置 购入 租赁 租用 更新 编制 制定 制订 修订 发放 拨付 资助 补助 缩小 营造 弘扬 传承 夯实 发挥 巩固 探索 统筹 协调 履行 做好 抓好 用于 用来 丰富 产出 取得 获得 发表 出版 申请 申报 凝练 凝炼 突出 成为 响应 配合 助力 带动 引导 帮助 协助 鼓励 激励 奖励 表彰 维持 维护 保持 保护 覆盖 惠及 确立 明确 规范 严格 进行 实施 启动 归还 偿还 缴纳 兑现 清理 检查 监督 受理 办理 审核 调查 修复 拆除 铺设 安装 开发 开设 增加 增设 新增 新建 投入 投放 维修 修缮 翻新 改造 升级 运行 不少于 不低于 不超过 不高于 控制';
/** Verbs that name a matter as often: `校园建设`, `日常管理`. Only at the beginning they surely act. */
const nounVerbs =
  '建设 管理 服务 培训 运营 运维 扩建 改建 治理 改革 发展 研究 采购 宣传 考核 执行 创新 创建 创作 教育 教学 学习 训练 检测 监测 评估 评价 设计 处理 处置 保洁 绿化 勘察 测绘 印刷 制作 补贴 慰问 救助 招聘 招收 招募';

const alternatives = (words: string) => words.replaceAll(' ', '|');
/** Adverbs, the acting body and the time, which may stand before the first word of the sentence proper. */
const adverbs =
  '进一步|积极|全面|切实|不断|持续|按时|如期|按期|及时|有效|着力|大力|深入|充分|稳步|扎实|顺利|高质量|更好地?|逐步|继续|重点|主要|全力|有序|科学|合理|力|致力于?|\\d{4}年度?(?:内|底前?|末)?|(?:本|该|此|我|全)?(?:项目|学院|学校|单位|中心|校|院|局|馆|年度?|学年|期)(?:内|拟|将)?';
const start = new RegExp(
  `^\\s*(?:(?:${adverbs})\\s*)*(?:${alternatives(leads)}|${alternatives(verbs)}|${alternatives(nounVerbs)})`,
);
const inside = new RegExp(`(?:${alternatives(verbs)})(?!的|项目|工程|工作|体系|机制|经费|资金|方案|计划|专项|下)`);

/** A goal says what will be done; a text that begins with a bare noun has lost its beginning or sets no aim. */
export const goalWithoutVerb: Rule = {
  id: 'goal-without-verb',
  severity: 'info',
  title: '绩效目标的开头没有动词',
  basis: '惯例：绩效目标写成“做什么、做到什么程度”的句子',
  explanation:
    '绩效目标的第一个分句里找不到动词（完成、保障、提高……）或引出动词的词（通过、为、以……），可能前面丢了字，也可能只写了一个名称。编号和“年度目标：”一类的标题不计。',
  examples: [
    {
      title: '句首丢了动词',
      projects: [exampleProject({ 绩效目标: '党委领导下的基层治理体系，夯实学校意识形态阵地，发挥党支部的作用。' })],
      expected: ['01.yaml:4:7 绩效目标以“党委领导下的基层治理体系”开头，没有动词。'],
    },
    {
      title: '编号之后是动词，或先说方式',
      projects: [
        exampleProject({ 绩效目标: '1.进一步完善校舍的消防设施；2.改善办学条件，保障教学安全。' }),
        exampleProject({
          项目名称: '南沙职校教师培训',
          绩效目标: '全校教师的实践能力明显提升，九成以上教师参加一次培训。',
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { project, path } of projectsOf(unit)) {
      const { text, offset } = openingClause(project.绩效目标);
      if (text.trim() === '' || start.test(text) || inside.test(text)) continue;
      yield {
        path: [...path, '绩效目标'],
        within: { offset, length: text.length },
        message: `绩效目标以${quote(text)}开头，没有动词。`,
        hint: '请核对前面是否丢了字，或改写成“完成……”“通过……，提高……”一类的句子。',
      };
    }
  },
};
