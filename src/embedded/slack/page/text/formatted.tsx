import { Fragment, memo, type ReactNode } from 'react';
import { useChannels, useWorkspace, type Workspace } from '../data/workspace.js';
import { go } from '../data/route.js';
import { Emoji } from './emoji-sign.js';
import { dateTokens, fullTimeOf } from './moments.js';
import { parseMrkdwn, type Inline, type Part } from './mrkdwn.js';

/** Slack's markup, drawn. */
export const Mrkdwn = memo(function Mrkdwn({ text }: { text: string }) {
  const workspace = useWorkspace();
  return (
    <div className="mrkdwn">
      {parseMrkdwn(text).map((part, index) => (
        <Fragment key={index}>{drawPart(part, workspace)}</Fragment>
      ))}
    </div>
  );
});

/** Plain text: no markup, but emoji by name. */
export function Plain({ text }: { text: string }) {
  const pieces = text.split(/(:[a-z0-9_+'-]+:)/g);
  return pieces.map((piece, index) =>
    index % 2 === 1 ? (
      <Emoji key={index} name={piece.slice(1, -1)} />
    ) : (
      <Fragment key={index}>{piece}</Fragment>
    ),
  );
}

/** A text object of Block Kit. */
export function TextOf({ object }: { object: unknown }) {
  const { type, text } = (object ?? {}) as { type?: string; text?: string };
  if (typeof text !== 'string') return null;
  return type === 'mrkdwn' ? <Mrkdwn text={text} /> : <Plain text={text} />;
}

function drawPart(part: Part, workspace: Workspace): ReactNode {
  switch (part.kind) {
    case 'pre':
      return <pre tabIndex={0}>{part.text}</pre>;
    case 'quote':
      return <blockquote>{drawAll(part.children, workspace)}</blockquote>;
    case 'lines':
      return <span className="lines">{drawAll(part.children, workspace)}</span>;
  }
}

const drawAll = (inlines: readonly Inline[], workspace: Workspace): ReactNode =>
  inlines.map((inline, index) => <Fragment key={index}>{drawInline(inline, workspace)}</Fragment>);

function drawInline(inline: Inline, workspace: Workspace): ReactNode {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'bold':
      return <b>{drawAll(inline.children, workspace)}</b>;
    case 'italic':
      return <i>{drawAll(inline.children, workspace)}</i>;
    case 'strike':
      return <s>{drawAll(inline.children, workspace)}</s>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'emoji':
      return <Emoji name={inline.name} />;
    case 'link':
      return (
        <a href={inline.url} target="_blank" rel="noreferrer">
          {inline.label}
        </a>
      );
    case 'user':
      return (
        <span className={inline.id === workspace.me.id ? 'mention me' : 'mention'}>
          @{workspace.people.get(inline.id)?.real_name ?? inline.label ?? inline.id}
        </span>
      );
    case 'channel':
      return <ChannelLink id={inline.id} label={inline.label} me={workspace.me.name} />;
    case 'group':
      return <span className="mention">{inline.label ?? inline.id}</span>;
    case 'broadcast':
      return <span className="mention me">@{inline.name}</span>;
    case 'date':
      return (
        <time title={fullTimeOf(workspace.moments, new Date(inline.seconds * 1000))}>
          {dateTokens(workspace.moments, inline.seconds, inline.format)}
        </time>
      );
  }
}

function ChannelLink(props: { id: string; label: string | undefined; me: string }) {
  const { id, label, me } = props;
  const channel = useChannels().find((each) => each.id === id);
  if (!channel) return <span className="mention">#{label ?? id}</span>;
  return (
    <button type="button" className="mention" onClick={() => go(me, id)}>
      #{channel.name}
    </button>
  );
}
