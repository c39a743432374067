import { bind, missingRoles, type Binding, type Bound } from '../../../src/domain/contract/bind.js';
import { contractSchema } from '../../../src/domain/contract/contract.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { li, ref, ROSTER, zhou } from '../people/cast.js';
import { at } from '../ticket/requests.js';

const BINDING: Binding = {
  channel: 'C0RENHESVC',
  customerName: '仁和医院',
  name: '院内信息系统维护合同 2026',
  site: '北京市海淀区仁和路 1 号 信息科机房',
  systems: ['PACS 影像系统'],
  acceptedDay: '2026-03-01',
  deskChannel: 'C0DESK0001',
  locale: 'zh-CN',
  zone: 'Asia/Shanghai',
  policyId: 'default',
  engineers: [ref(li)],
};
const admin = { person: zhou, mayAdminister: true };
const context = { now: at('09:00'), cause: 'view:V1', nextReportAt: at('Sun 08:30') };

function bound(...args: Parameters<typeof bind>): Bound {
  const outcome = bind(...args);
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}

it('a channel is bound to customer, contract and desk, and its intake card is owed in the customer’s language', () => {
  const { contract, intents } = bound(undefined, BINDING, admin, context);
  expect(contractSchema.parse(contract)).toMatchObject({
    id: 'contract-C0RENHESVC',
    customerId: 'customer-C0RENHESVC',
    customerChannel: 'C0RENHESVC',
    customerName: '仁和医院',
    version: 1,
    nextReportAt: at('Sun 08:30'),
    history: [{ cause: 'view:V1', at: at('09:00'), by: ref(zhou), did: 'bound' }],
  });
  expect(intents).toEqual([
    { kind: 'post-card', place: 'intake', lane: 'C0RENHESVC', locale: 'zh-CN', message: 'intake-card' },
  ]);
});

it('a second set-up changes what was said and keeps who the customer is, the report’s day and the history', () => {
  const before = bound(undefined, BINDING, admin, context).contract;
  const { contract } = bound({ ...before, intakeCardTs: '1.2' }, { ...BINDING, site: '新院区' }, admin, {
    now: at('Tue 09:00'),
    cause: 'view:V2',
    nextReportAt: at('Tue 08:30'),
  });
  expect(contract).toMatchObject({
    id: before.id,
    customerId: before.customerId,
    site: '新院区',
    nextReportAt: before.nextReportAt,
    intakeCardTs: '1.2',
  });
  expect(contract.history.map(({ did }) => did)).toEqual(['bound', 'changed']);
});

it('only administrators bind channels, and a customer’s channel is never its own desk', () => {
  expect(bind(undefined, BINDING, { person: li, mayAdminister: false }, context)).toMatchObject({
    refused: 'only-administrators',
  });
  expect(bind(undefined, { ...BINDING, deskChannel: BINDING.channel }, admin, context)).toMatchObject({
    refused: 'same-channel',
  });
});

it('says which roles nobody has, for without them the promise cannot be kept', () => {
  expect(missingRoles(ROSTER)).toEqual([]);
  expect(missingRoles({ engineer: [ref(li)], manager: [] })).toEqual([
    'noTechHead',
    'noManager',
    'noFrontDesk',
  ]);
});
