import { account } from './zh-Hant/account';
import { enrol } from './zh-Hant/enrol';
import { frame } from './zh-Hant/frame';
import { recharge } from './zh-Hant/recharge';
import { sale } from './zh-Hant/sale';
import { sales } from './zh-Hant/sales';
import { staff } from './zh-Hant/staff';
import { settlements, today } from './zh-Hant/today';

const zhHant = {
  appName: '收銀台',
  frame,
  sale,
  sales,
  recharge,
  enrol,
  today,
  settlements,
  staff,
  account,
};

export type PosMessages = typeof zhHant;

export default zhHant;
