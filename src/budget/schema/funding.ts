import * as z from 'zod/mini';
import { parseAmount } from '../parse-amount.ts';
import { type FieldName, metaOf } from './fields.ts';
import { report } from './text.ts';

function amount(name: FieldName) {
  return z.pipe(
    z.string().check(z.meta(metaOf(name))),
    z.transform((text, context) => {
      const parsed = parseAmount(text);
      if ('amount' in parsed) return parsed.amount;
      report(context.issues, text, [parsed.fault]);
      return z.NEVER;
    }),
  );
}

/** Amounts by source; at least one must be there, for a row of the form without any amount says nothing. */
export function funding(name: '资金' | '合计') {
  return z
    .strictObject({
      总计: z.exactOptional(amount('总计')),
      财政拨款: z.exactOptional(amount('财政拨款')),
      财政专户拨款: z.exactOptional(amount('财政专户拨款')),
      其他资金: z.exactOptional(amount('其他资金')),
    })
    .check(
      z.check(({ value, issues }) => {
        if (Object.keys(value).length > 0) return;
        const message = `“${name}”里一项金额也没有。`;
        const hint = '请至少写一项资金来源，例如“财政拨款: 3,300.00”，单位万元。';
        report(issues, value, [{ code: 'no-amount', message, hint }]);
      }),
      z.meta(metaOf(name)),
    );
}
