import { useCallback, useState } from 'react';
import { Refused } from '../data/api.js';
import { encoded } from '../data/file-content.js';
import { useWorkspace, wordsOf } from '../data/workspace.js';
import type { Texts } from '../texts.js';

const NO_COMMAND = ['unknown_command', 'not_available_to_external'];

/**
 * Sends what stands in a composer: as a command when it begins with a slash, else as a message. `send` answers whether
 * it went; what was refused is in `refusal`, in the words of Slackbot, and what was typed stays.
 */
export function useSending(channel: string, thread: string | undefined) {
  const { perform, texts } = useWorkspace();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState('');
  const send = useCallback(
    async (text: string, files: readonly File[], broadcast: boolean): Promise<boolean> => {
      setSending(true);
      setRefusal('');
      const line = text.trim();
      const isCommand = line.startsWith('/') && files.length === 0;
      try {
        if (isCommand) await perform('command', { channel, line });
        else {
          const contents = await Promise.all(files.map(encoded));
          await perform('say', { channel, text: line, files: contents, thread_ts: thread, broadcast });
        }
        return true;
      } catch (error) {
        setRefusal(isCommand ? ofCommand(error, line, texts) : wordsOf(error, texts));
        return false;
      } finally {
        setSending(false);
      }
    },
    [channel, perform, texts, thread],
  );
  return { send, sending, refusal };
}

function ofCommand(error: unknown, line: string, texts: Texts): string {
  const [command = ''] = line.split(/\s/);
  if (!(error instanceof Refused)) return wordsOf(error, texts);
  return NO_COMMAND.includes(error.code)
    ? texts.notValidCommand(command)
    : texts.commandFailed(command, error.code);
}
