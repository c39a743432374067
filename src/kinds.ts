import { enquiryKind } from './domain/enquiry/kind.js';
import { Kinds, type AnyKind } from './domain/record/kinds.js';
import type { RecordSayer } from './slack/delivery/renderers/renderer.js';
import { sayEnquiry } from './slack/messages/enquiry.js';

/** A kind of record and how it is said in Slack: all that there is of it outside of its own folder. */
export interface KindInUse {
  readonly kind: AnyKind;
  readonly say: RecordSayer;
}

/**
 * The kinds of records that their history tells. Store, delivery, clock, auditor, erasure and archive go by this list;
 * CONTRIBUTING.md, "Adding a kind of record". Requests, wishes, rotas and contracts are of before, and have their own ways.
 */
export const KINDS: readonly KindInUse[] = [{ kind: enquiryKind, say: sayEnquiry }];

export const kindsInUse = (inUse: readonly KindInUse[] = KINDS): Kinds =>
  new Kinds(inUse.map(({ kind }) => kind));
