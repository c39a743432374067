import type { Form, RegisterForm } from '../../domain/ticket/form.js';
import { REGISTER_FORMATS, type RegisterFormat } from '../../documents/forms/register-order.js';

/** What people call the forms. */
const WORDS: Readonly<Record<string, Form>> = {
  onsite: 'onsite',
  'on-site': 'onsite',
  r37: 'onsite',
  现场: 'onsite',
  现场维护: 'onsite',
  现场任务书: 'onsite',
  现场维护任务书: 'onsite',
  用户现场维护任务书: 'onsite',
  remote: 'remote',
  r38: 'remote',
  远程: 'remote',
  远程维护: 'remote',
  远程任务书: 'remote',
  远程维护任务书: 'remote',
  用户远程维护任务书: 'remote',
  received: 'received',
  r35: 'received',
  收件: 'received',
  收件登记: 'received',
  收件登记表: 'received',
  维护请求收件登记表: 'received',
  service: 'service',
  r36: 'service',
  服务: 'service',
  维护服务: 'service',
  服务登记: 'service',
  服务登记表: 'service',
  维护服务登记表: 'service',
};

/** @returns the form that a word means */
export const readForm = (word: string): Form | undefined =>
  WORDS[word.normalize('NFKC').trim().toLowerCase()];

/** `/service form 42 onsite`: the words after `form`, of which the form may come first as well. */
export function readFormAsked(words: string): { number: string; form: Form | undefined } {
  const [first = '', second = ''] = words.trim().split(/\s+/);
  const before = readForm(first);
  return before && /\d/.test(second)
    ? { number: second, form: before }
    : { number: first, form: second ? readForm(second) : undefined };
}

export interface RegisterAsked {
  readonly form: RegisterForm;
  readonly format: RegisterFormat;
  readonly period: string;
}

/** `/service register received 2026-11 xlsx`, in any order. @returns undefined when no register is named */
export function readRegisterAsked(words: string): RegisterAsked | undefined {
  const all = words.trim().split(/\s+/).filter(Boolean);
  const isFormat = (word: string): word is RegisterFormat =>
    (REGISTER_FORMATS as readonly string[]).includes(word.toLowerCase());
  const format = all.find(isFormat)?.toLowerCase() as RegisterFormat | undefined;
  const named = all.find((word) => readForm(word) !== undefined);
  const form = named === undefined ? undefined : readForm(named);
  if (form !== 'received' && form !== 'service') return undefined;
  const period = all.filter((word) => word !== named && !isFormat(word)).join(' ');
  return { form, format: format ?? 'pdf', period };
}
