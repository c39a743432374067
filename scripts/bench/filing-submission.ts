import { filingModal, type FilingMetadata } from '../../src/slack/modals/filing.js';
import { deskContracts } from '../dev/contracts.js';

/** As much of a block as filling it in needs. */
interface Input {
  readonly type: string;
  readonly block_id?: string;
  readonly element?: {
    readonly type: string;
    readonly action_id: string;
    readonly initial_value?: string;
    readonly initial_option?: object;
  };
}

const TYPED: Readonly<Record<string, string>> = {
  requesterName: '王主任',
  requesterPhone: '010-8888 6666',
};

/** A problem of its own, as long as people write: what looks like an open request would be asked about and not filed. */
function problem(): string {
  const character = () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 5_000));
  return `PACS ${Array.from({ length: 35 }, character).join('')}`;
}

/**
 * Submissions of the filing modal as Slack sends them, filled in as somebody would; every one is of another view.
 * @param userId a member of ours, who files for the customer
 */
export function filingSubmissions(userId: string, teamId: string, mark: string): () => object {
  const contract = deskContracts(false, new Date())[0]!;
  const metadata: FilingMetadata = { contractId: contract.id, items: [1], onBehalf: true };
  const view = filingModal({ at: new Date(), metadata, contracts: [contract], locale: 'zh-CN', values: {} });
  const inputs = view.blocks as Input[];
  let number = 0;
  return () => ({
    type: 'view_submission',
    team: { id: teamId, domain: 'bench' },
    user: { id: userId, team_id: teamId },
    view: {
      ...view,
      id: `V${mark}${(number += 1)}`,
      hash: '1',
      team_id: teamId,
      state: { values: Object.fromEntries(inputs.flatMap(filled)) },
    },
  });
}

function filled({ block_id: id, element }: Input): [string, object][] {
  if (!id || !element) return [];
  const { type, action_id: action, initial_value: value, initial_option: option } = element;
  const given = option
    ? { selected_option: option }
    : type === 'file_input'
      ? { files: [] }
      : { value: id === 'item-1' ? problem() : (TYPED[id] ?? value) };
  return [[id, { [action]: { type, ...given } }]];
}
