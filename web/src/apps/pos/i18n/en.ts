import { account } from './en/account';
import { enrol } from './en/enrol';
import { frame } from './en/frame';
import { recharge } from './en/recharge';
import { sale } from './en/sale';
import { sales } from './en/sales';
import { staff } from './en/staff';
import { settlements, today } from './en/today';
import type { PosMessages } from './zh-Hant';

export default {
  appName: 'Till',
  frame,
  sale,
  sales,
  recharge,
  enrol,
  today,
  settlements,
  staff,
  account,
} satisfies PosMessages;
