/** What a cell of a column holds. */
export type Kind = 'text' | 'day' | 'months' | 'yes-no' | 'list' | 'proofs';

export interface Column {
  readonly field: string;
  /** What may stand in its head: English first, as exported, then Chinese. */
  readonly heads: readonly [string, string];
  readonly kind: Kind;
  readonly required?: boolean;
  readonly max?: number;
}

const column = (
  field: string,
  chinese: string,
  kind: Kind = 'text',
  more: Partial<Pick<Column, 'required' | 'max'>> = {},
): Column => ({ field, heads: [field, chinese], kind, max: 100, ...more });

const contract = column('contract', '合同', 'text', { required: true });

/** The sheets of a file of contracts; the column `contract` says whose a row is: the contract's id, or its name. */
export const SHEETS = {
  contracts: {
    names: ['contracts', '合同'],
    columns: [
      contract,
      column('customerName', '用户名称', 'text', { required: true }),
      column('name', '合同名称', 'text', { required: true }),
      column('trialFrom', '试运行开始日', 'day'),
      column('acceptedDay', '验收日', 'day'),
      column('residentMonths', '驻场月数', 'months', { required: true }),
      column('warrantyMonths', '保修月数', 'months', { required: true }),
      column('projects', '项目', 'list', { max: 2000 }),
      column('customerChannel', '用户频道'),
      column('deskChannel', '服务台频道'),
      column('site', '用户现场地址', 'text', { max: 200 }),
      column('systems', '系统', 'list', { max: 4000 }),
      column('locale', '语言'),
      column('zone', '时区'),
      column('policyId', '服务承诺'),
      column('calendarId', '工作日历'),
      column('engineers', '工程师', 'list', { max: 2000 }),
    ],
  },
  sites: {
    names: ['sites', '现场'],
    columns: [
      contract,
      column('id', '现场编号', 'text', { required: true }),
      column('name', '现场名称', 'text', { required: true }),
      column('address', '地址', 'text', { required: true, max: 200 }),
      column('contact', '现场联系人'),
      column('phone', '电话'),
    ],
  },
  equipment: {
    names: ['equipment', '设备'],
    columns: [
      contract,
      column('id', '设备编号', 'text', { required: true }),
      column('name', '设备名称', 'text', { required: true }),
      column('maker', '厂商'),
      column('model', '型号'),
      column('serial', '序列号'),
      column('siteId', '现场编号'),
      column('warrantyUntil', '厂商保修至', 'day'),
      column('softwareVersion', '软件版本'),
      column('origin', '来源证明', 'proofs', { max: 3000 }),
      column('system', '所属系统', 'text', { max: 200 }),
    ],
  },
  contacts: {
    names: ['contacts', '联系人'],
    columns: [
      contract,
      column('name', '姓名', 'text', { required: true }),
      column('phone', '电话'),
      column('email', '邮箱', 'text', { max: 200 }),
      column('personId', 'Slack编号'),
      column('maySign', '可签字', 'yes-no'),
      column('lead', '负责人', 'yes-no'),
    ],
  },
} as const satisfies Record<string, { names: readonly string[]; columns: readonly Column[] }>;
export type SheetName = keyof typeof SHEETS;
export const SHEET_NAMES = Object.keys(SHEETS) as SheetName[];

/** Heads and names as people type them: any case, blanks and stars of "required" do not matter. */
export const plainly = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s*_-]/g, '')
    .toLowerCase();
