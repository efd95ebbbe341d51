import type { FormDocument } from '../../../src/document/form-document.ts';
import { openTemplate } from '../../../src/template/open-template.ts';
import type { Composed } from '../../../src/typeset/composed.ts';
import { place } from '../../../src/typeset/place.ts';
import { foundry } from '../../shelf.ts';

/** A small form of three columns; `goal` is the text of its one tall cell. */
export function smallForm(goal: string, rows = 1): string {
  const row = `<tr><td valign="middle" indent="2">校园运维服务项目</td><td align="right" valign="middle">1,066.87</td><td>${goal}</td></tr>`;
  return `<form title="目标表" page="A4 landscape" margin="10mm" foot="第 {page} 页 共 {pages} 页">
<h1>目标表</h1><p role="caption">单位名称：广州科技贸易职业学院<tab/>单位：万元</p>
<table columns="40mm 20mm 100mm" header-rows="1"><tr><th>项目名称</th><th>总计</th><th>绩效目标</th></tr>${row.repeat(rows)}</table></form>`;
}

function documentOf(template: string): FormDocument {
  const opened = openTemplate({ file: '表.hbs', text: template });
  const composed = opened.ok ? opened.value.compose({}) : opened;
  if (!composed.ok) throw new Error(composed.diagnostics.map((one) => one.message).join());
  return composed.value;
}

export async function compose(template: string): Promise<Composed> {
  const document = documentOf(template);
  const shelf = await foundry.shelfFor([template]);
  return { document, placed: place(document, shelf), shelf, template: '表.hbs' };
}
