import type { CallSeen, DeliverySeen } from '../../client/workspace-types.js';
import { useWorkspace } from '../data/workspace.js';
import { timeOf } from '../text/moments.js';
import { CopyCurl } from './copy-curl.js';
import { curlOfCall, curlOfDelivery } from './curl.js';

const SLOW_MS = 1_000;

/** One request to the bot, and what it answered. */
export function DeliveryEntry({ delivery }: { delivery: DeliverySeen }) {
  const { texts, moments } = useWorkspace();
  const { type, name, status, ack_ms: ms, attempt, payload, response, via, http_status: http } = delivery;
  return (
    <details className={status === 'acked' || status === 'pending' ? 'entry' : 'entry failed'}>
      <summary>
        <time className="quiet">{timeOf(moments, new Date(delivery.at))}</time> <b>{name}</b>{' '}
        <span className="quiet">{type}</span>{' '}
        <span className={ms !== undefined && ms > SLOW_MS ? 'ms slow' : 'ms'}>
          {ms === undefined ? texts.pending : status === 'acked' ? texts.ackIn(ms) : `${status} ${ms} ms`}
        </span>
        {attempt > 0 && <span className="quiet"> #{attempt + 1}</span>}
      </summary>
      <p className="quiet">
        {via} {http ?? ''} <CopyCurl text={curlOfDelivery(delivery)} />
      </p>
      <Tree title={texts.payload} value={payload} />
      {response !== undefined && response !== '' && <Tree title={texts.answer} value={response} />}
    </details>
  );
}

/** One call of the Web API by the bot. */
export function CallEntry({ call }: { call: CallSeen }) {
  const { texts, moments } = useWorkspace();
  return (
    <details className={call.ok ? 'entry' : 'entry failed'}>
      <summary>
        <time className="quiet">{timeOf(moments, new Date(call.at))}</time> <b>{call.method}</b>{' '}
        <span className="ms">{call.ms} ms</span> {!call.ok && <span>{call.error}</span>}
      </summary>
      <p className="quiet">
        {call.status} {call.fault ?? ''} <CopyCurl text={curlOfCall(call)} />
      </p>
      {call.detail && <p className="fault">{call.detail}</p>}
      <Tree title={texts.arguments} value={readable(call.args)} />
    </details>
  );
}

function Tree({ title, value }: { title: string; value: unknown }) {
  return (
    <>
      <p className="quiet">{title}</p>
      <pre tabIndex={0}>{typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}</pre>
    </>
  );
}

/** Arguments that came as JSON in a form are shown as what they are. */
function readable(args: Record<string, unknown>): Record<string, unknown> {
  const parsed = (value: unknown): unknown => {
    if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  };
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, parsed(value)]));
}
