import { exports } from '../export/zh-CN.js';
import { links } from '../links/zh-CN.js';
import { merges } from '../merges/zh-CN.js';
import { onTheSpot } from '../on-the-spot/zh-CN.js';
import { resolving } from '../resolving/zh-CN.js';
import { wishes } from '../wishes/zh-CN.js';

export const refusals = {
  'not-found': (p: Record<string, string>) => `没有编号为 ${p['number']} 的请求，请核对编号。`,
  'record-not-found': (p: Record<string, string>) => `没有编号为 ${p['number']} 的记录，请核对编号。`,
  'record-not-now': (p: Record<string, string>) => `${p['number']} 目前的状态不能这样操作，请再查看一下。`,
  'record-open': (p: Record<string, string>) => `${p['number']} 尚未结束，结束后才会删除其中的个人信息。`,
  'not-permitted': (p: Record<string, string>) => `您没有“${p['verb']}”的权限，请联系服务台。`,
  'not-responsible': (p: Record<string, string>) =>
    `${p['number']} 由 ${p['name']} 负责；需要换人请技术部负责人重新派工。`,
  'department-dispatches': (p: Record<string, string>) =>
    `${p['number']} 由部门负责人或当班人员派工，请联系他们。`,
  'grounds-unsaid': () => '请写明其他依据是什么。',
  'not-for-colleagues': (_p: Record<string, string>) =>
    '您是本公司人员，不能代用户确认或退回，请由用户本人操作。',
  'not-in-this-state': (p: Record<string, string>) =>
    `${p['number']} 目前为“${p['status']}”，不能“${p['verb']}”。`,
  'already-done': (p: Record<string, string>) => `${p['name']} 已经做过“${p['verb']}”了，无需重复。`,
  'already-taken': (p: Record<string, string>) => `${p['number']} 的升级已由 ${p['name']} 接手。`,
  'nothing-to-take': (p: Record<string, string>) => `${p['number']} 目前没有需要接手的升级。`,
  'already-handed-over': (p: Record<string, string>) =>
    `${p['name']} 已将 ${p['number']} 上报公司总部，请等待总部召集专家组。`,
  'no-plan-open': (p: Record<string, string>) => `${p['number']} 没有启动中的紧急预案。`,
  'no-pause-to-dispute': (p: Record<string, string>) => `${p['number']} 的计时没有暂停，无需提出异议。`,
  'already-disputed': (p: Record<string, string>) => `已对 ${p['number']} 的这次暂停提出异议，请等待答复。`,
  'nothing-disputed': (p: Record<string, string>) => `${p['number']} 没有待答复的暂停异议。`,
  'no-clock-to-correct': (p: Record<string, string>) =>
    `${p['number']} 没有可更正的“${p['metric']}”时限，请选另一项。`,
  'corrected-time': () => '实际完成时间应在受理之后、现在之前，请重新选择。',
  'received-ahead': (_p: Record<string, string>) => '收到时间不能在将来，请选择实际收到的时间。',
  'received-long-ago': (_p: Record<string, string>) => '收到时间早于一年之前，请选择实际收到的时间。',
  'late-unexplained': (p: Record<string, string>) =>
    `收到已超过 ${p['hours']} 小时，请写明为什么现在才登记。`,
  'receipt-elsewhere': (p: Record<string, string>) =>
    `${p['number']} 的时限不从收到时间算起（已重新打开，或事项转自其他请求），不能更正。`,
  'corrected-receipt': (_p: Record<string, string>) => '收到时间应在登记之前、一年之内，请重新选择。',
  'receipt-as-it-was': (_p: Record<string, string>) => '与现在记录的收到时间相同，请选择另一个时间。',
  'word-in-the-past': () => '通报时间已过，请选择将来的时间。',
  'reopen-window-over': (p: Record<string, string>) =>
    `${p['number']} 确认已超过 ${p['days']} 天，请另行提交新的请求并注明原编号。`,
  'nothing-done': (p: Record<string, string>) =>
    `${p['number']} 没有一项已处理，不能报告处理完毕；请改用“暂停等待”，或撤销请求。`,
  ...resolving.refusals,
  ...onTheSpot.refusals,
  ...merges.refusals,
  ...links.refusals,
  ...exports.refusals,
  ...wishes.refusals,
  'not-an-engineer': (p: Record<string, string>) =>
    `${p['name']} 不是工程师，请先用 \`/service roles\` 添加。`,
  'channel-not-set-up': (_p: Record<string, string>) => '本频道尚未设置，请管理员在此输入 `/service setup`。',
  'channel-taken': (_p: Record<string, string>) =>
    '本频道刚刚被别人设置过，您的修改没有保存；请关闭后重新输入 `/service setup` 查看。',
  'same-channel': (_p: Record<string, string>) => '服务台频道不能与用户频道相同，请另选一个频道。',
  'not-for-customers': (_p: Record<string, string>) =>
    '这里是私信或服务台频道；请到与用户共用的频道中输入 `/service setup`。',
  'desk-of-customers': (_p: Record<string, string>) =>
    '这个频道是用户频道，用户会看到内部备注；请另选一个只有本公司人员的频道。',
  'settings-changed': (_p: Record<string, string>) =>
    '刚刚有人修改了人员，您的修改没有保存；请关闭后重新打开 `/service roles` 查看。',
  'report-elsewhere': (_p: Record<string, string>) => '请在用户频道或服务台频道中输入，周报会发送到那里。',
  'unknown-form': (_p: Record<string, string>) =>
    '请在编号后写明表单：现场、远程、收件或服务；登记表请写“收件”或“服务”，再写期间。',
  'registers-for-staff': (_p: Record<string, string>) =>
    '登记表仅供服务台内部使用；您可以取得本单位请求的任务书。',
  'unknown-period': (p: Record<string, string>) =>
    `“${p['text']}”不是期间；请写月份，如 2026-11，或起止日期，如 2026-11-03 2026-11-15。`,
  'register-too-long': (p: Record<string, string>) =>
    `该期间的请求超过 ${p['most']} 件，无法生成 ${p['format']}，请缩短期间${p['format'] === 'PDF' ? '，或改用 xlsx' : ''}。`,
  'only-administrators': (_p: Record<string, string>) =>
    '只有工作区管理员或系统管理员可以这样做，请联系他们。',
  'erasure-for-management': (_p: Record<string, string>) =>
    '只有管理层和系统管理员可以删除个人信息，请联系他们。',
  'erasure-when-closed': (p: Record<string, string>) =>
    `*${p['number']}* 尚未关闭，处理人员还需要知道是谁提出的；关闭后才会删除其中的个人信息。`,
  'chain-broken': (p: Record<string, string>) =>
    `*${p['number']}* 的签字链不成立，其中内容不予删除。请告知系统管理员，用 \`/service verify\` 可查看断在何处。`,
  'only-management': (_p: Record<string, string>) => '服务承诺只有管理层和系统管理员可以修改，请联系他们。',
  'policy-changed': (p: Record<string, string>) =>
    `刚刚有人保存了第 ${p['version']} 版，您的修改还没有保存。以下是您填写的内容与该版的不同；确认无误后请再次保存，或返回修改。`,
  'policy-name-taken': (p: Record<string, string>) => `已有名为“${p['name']}”的服务承诺，请返回换一个名称。`,
  'unknown-week': (p: Record<string, string>) => `看不懂“${p['text']}”是哪一周，请写成 2026-W47 或“上周”。`,
  'no-contract': (_p: Record<string, string>) =>
    '还没有任何用户频道，请先在用户频道中输入 `/service setup`。',
  'duty-for-heads': () => '只有系统管理员、技术部负责人和管理层可以这样做，请与他们联系。',
  'rota-gone': () => '这个班表已经停用。',
  'rota-changed': () => '刚刚有人修改了这个班表，您的修改没有保存；请关闭后重新打开，查看最新内容。',
  'duty-changed': () => '值班安排在此期间已有变化，换班无法进行；请按最新的班表重新提出。',
  'no-role': (p: Record<string, string>) =>
    `${p['name']} 在服务台还没有角色，不能安排值班；请先用 \`/service roles\` 添加。`,
  'on-leave': (p: Record<string, string>) => `${p['name']} 在这段时间请假。`,
  'in-the-past': () => '这段时间已经过去。',
  'ends-before-it-begins': () => '结束时间必须晚于开始时间。',
  'too-long-a-time': () => '最长一年，请缩短时间。',
  'nobody-due': () => '这段时间里该班次没有人值班，无从替换；如需加班，请选“整个班表”。',
  'not-your-duty': () => '这段时间不全是您的班，您只能把自己的班交给别人。',
  'on-duty-already': (p: Record<string, string>) => `这段时间本来就是 ${p['name']} 值班。`,
  'override-over': () => '这次替班已经结束或已被取消。',
  'leave-over': () => '这次请假已经结束或已被取消。',
  'swap-with-oneself': () => '请选择同事的班。',
  'not-your-swap': () => '这次换班与您无关，只能由当事人答复。',
  'swap-accepted': (p: Record<string, string>) => `${p['name']} 已经同意这次换班。`,
  'swap-declined': (p: Record<string, string>) => `${p['name']} 已经拒绝这次换班。`,
  'swap-withdrawn': (p: Record<string, string>) => `${p['name']} 已经撤回这次换班。`,
  'swap-expired': () => '换班的时间已到，这个提议已经失效。',
  'skills-for-heads': () => '只有系统管理员和技术部负责人可以修改技能，请与他们联系。',
  'skills-changed': () => '刚刚有人修改了此人的技能，您的修改没有保存；请返回后重新打开，查看最新内容。',
  'contract-for-desk': (_p: Record<string, string>) => '只有系统管理员和前台可以修改合同，请与他们联系。',
  'contract-of-others': (_p: Record<string, string>) =>
    '工程师可查看指定了自己的合同，以及自己负责的请求的合同（卡片上的“更多…”）；其他合同请问前台。',
  'contract-elsewhere': (_p: Record<string, string>) =>
    '请在用户的服务频道中输入 `/service contract`；该频道须先用 `/service setup` 设置。',
  'contract-changed': (_p: Record<string, string>) =>
    '合同刚刚被他人修改，您的修改未保存；请复制所填内容，关闭后重新输入 `/service contract`。',
  'resume-first': (p: Record<string, string>) => `${p['number']} 正在等待，请先继续处理，再报价。`,
  'no-quotation-open': (p: Record<string, string>) => `${p['number']} 目前没有待确认的报价。`,
  'quotation-to-decide': (p: Record<string, string>) =>
    `${p['number']} 的报价尚待贵方决定：请选择接受或不接受报价。`,
  'nothing-to-waive': (p: Record<string, string>) => `${p['number']} 没有可以免收的报价。`,
  'charge-undecided': (p: Record<string, string>) =>
    `用户未接受 ${p['number']} 的报价：请先重新报价、免收费用，或撤销请求。`,
  'not-a-signer': (p: Record<string, string>) =>
    `按合同约定，须由 ${p['names']} 代表用户签字。您可以在消息列中说明情况；结果不符合要求的，您也可以退回。`,
  'unknown-equipment': (p: Record<string, string>) =>
    `合同中没有在用的设备“${p['old']}”，请核对编号或序列号。`,
  'already-replaced': (p: Record<string, string>) =>
    `${p['number']} 已经更换过 ${p['equipment']}；如需再换，请填写新设备的序列号。`,
  'serial-in-use': (p: Record<string, string>) =>
    `序列号 ${p['serial']} 已属于合同中的另一台在用设备，请核对。`,
  'replacement-not-free': (p: Record<string, string>) =>
    `${p['equipment']} 已过保修期：请先报价并由用户接受，或免收费用，再更换。`,
  'too-busy': (p: Record<string, string>) =>
    `${p['number']} 正被多人同时修改，您的操作没有执行，请再试一次。`,
} as const;
