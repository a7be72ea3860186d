import { account } from './zh-Hans/account';
import { enrol } from './zh-Hans/enrol';
import { frame } from './zh-Hans/frame';
import { recharge } from './zh-Hans/recharge';
import { sale } from './zh-Hans/sale';
import { sales } from './zh-Hans/sales';
import { staff } from './zh-Hans/staff';
import { settlements, today } from './zh-Hans/today';
import type { PosMessages } from './zh-Hant';

export default {
  appName: '收银台',
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
