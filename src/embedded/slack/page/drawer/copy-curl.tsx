import { useState } from 'react';
import { useWorkspace } from '../data/workspace.js';

export function CopyCurl({ text }: { text: string }) {
  const { texts, complain } = useWorkspace();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(() => setCopied(true), complain);
  };
  return (
    <button type="button" className="button small" onClick={copy}>
      {copied ? texts.copied : texts.copyCurl}
    </button>
  );
}
