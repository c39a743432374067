import { Schema, type Connection, type Model, type mongo } from 'mongoose';

/** A stored document: the domain's fields (checked by zod on the way out) under the key `_id`. */
export interface Stored {
  _id: string;
  [field: string]: unknown;
}
/** Writes go to the driver's own collection, by string keys; mongoose's would take keys for ObjectIds. */
export type StoredModel = Omit<Model<Stored>, 'collection'> & {
  readonly collection: mongo.Collection<{ _id: string }>;
};

export interface Models {
  readonly tickets: StoredModel;
  readonly contracts: StoredModel;
  readonly weeklyReports: StoredModel;
  readonly settings: StoredModel;
  readonly people: StoredModel;
  readonly lanes: StoredModel;
  readonly handled: StoredModel;
  readonly audit: StoredModel;
  readonly seals: StoredModel;
  readonly duty: StoredModel;
  readonly dutyFeeds: StoredModel;
  readonly termsChanges: StoredModel;
  readonly policyDrafts: StoredModel;
  readonly exports: StoredModel;
  readonly erasures: StoredModel;
  readonly wishes: StoredModel;
}

/** Every query of the product has its index here; sparse and partial ones grow with what is due, not with what exists. */
const INDEXES: Record<keyof Models, [Record<string, 1 | -1>, Record<string, unknown>?][]> = {
  tickets: [
    [{ filingCause: 1 }, { unique: true }],
    [{ nextInstantAt: 1 }, { partialFilterExpression: { nextInstantAt: { $exists: true } } }],
    [{ contractOwedSince: 1 }, { partialFilterExpression: { contractOwedSince: { $exists: true } } }],
    [{ asideUntil: 1 }, { partialFilterExpression: { asideUntil: { $exists: true } } }],
    [{ 'bundleOwed.dueAt': 1 }, { partialFilterExpression: { 'bundleOwed.dueAt': { $exists: true } } }],
    [{ 'bundleOwed.since': 1 }, { partialFilterExpression: { 'bundleOwed.since': { $exists: true } } }],
    [{ unanchoredSince: 1 }, { partialFilterExpression: { unanchoredSince: { $exists: true } } }],
    [{ status: 1, _id: 1 }],
    [{ status: 1, nextDueAt: 1 }],
    [{ customerId: 1, status: 1, nextDueAt: 1 }],
    [{ 'responsible.id': 1, status: 1, nextDueAt: 1 }],
    [{ contractId: 1, closedAt: 1, _id: -1 }],
    [{ words: 1, receivedAt: -1 }],
    [{ receivedAt: 1, _id: 1 }],
    [{ customerId: 1, receivedAt: 1, _id: 1 }],
    [{ 'terms.policy.id': 1, closedAt: 1, _id: 1, 'terms.policy.version': 1 }],
    [{ 'terms.calendarId': 1, closedAt: 1, _id: 1, 'terms.calendarVersion': 1 }],
    [{ 'places.customer.channel': 1, 'places.customer.ts': 1 }],
    [{ 'places.desk.channel': 1, 'places.desk.ts': 1 }],
    [{ 'places.source.channel': 1, 'places.source.ts': 1 }, { sparse: true }],
  ],
  contracts: [
    [{ customerChannel: 1 }, { unique: true }],
    [{ deskChannel: 1 }],
    [{ nextReportAt: 1 }],
    [{ policyId: 1, _id: 1 }],
    [{ endingsLookedAt: 1 }],
    [{ 'contacts.personId': 1 }, { sparse: true }],
  ],
  weeklyReports: [],
  settings: [],
  people: [
    [{ customerIds: 1 }],
    [{ 'quiet.from': 1 }, { partialFilterExpression: { 'quiet.from': { $exists: true } } }],
  ],
  lanes: [[{ until: 1 }, { expireAfterSeconds: 86_400 }]],
  handled: [[{ at: 1 }, { expireAfterSeconds: 3 * 86_400 }]],
  audit: [],
  seals: [],
  duty: [
    [{ kind: 1, to: 1 }],
    [{ nextInstantAt: 1 }, { partialFilterExpression: { nextInstantAt: { $exists: true } } }],
    [{ madeBy: 1 }, { unique: true }],
    [{ changedAt: -1 }],
  ],
  dutyFeeds: [[{ tokenHash: 1 }, { unique: true }]],
  termsChanges: [[{ workingSince: 1 }, { partialFilterExpression: { workingSince: { $exists: true } } }]],
  wishes: [
    [{ recordCause: 1 }, { unique: true }],
    [{ 'backers.cause': 1 }],
    [{ same: 1, status: 1, _id: 1 }],
    [{ status: 1, changedAt: -1, _id: -1 }],
    [{ customerIds: 1, status: 1, changedAt: -1, _id: -1 }],
    [{ changedAt: -1, _id: -1 }],
  ],
  policyDrafts: [[{ at: 1 }, { expireAfterSeconds: 86_400 }]],
  exports: [
    [{ workingSince: 1 }, { partialFilterExpression: { workingSince: { $exists: true } } }],
    [{ 'by.id': 1 }],
    // Everybody has one at a time.
    [{ runningFor: 1 }, { unique: true, partialFilterExpression: { runningFor: { $exists: true } } }],
  ],
  erasures: [[{ workingSince: 1 }, { partialFilterExpression: { workingSince: { $exists: true } } }]],
};

/** Documents that owe something to Slack. */
export const OUTBOX_OWNERS = [
  'tickets',
  'contracts',
  'weeklyReports',
  'audit',
  'duty',
  'termsChanges',
  'exports',
  'wishes',
] as const;
const OUTBOX_INDEXES: [Record<string, 1>, Record<string, unknown>][] = [
  [{ 'outbox.dueAt': 1 }, { partialFilterExpression: { 'outbox.dueAt': { $exists: true } } }],
  [{ 'outbox.lane': 1 }, { partialFilterExpression: { 'outbox.lane': { $exists: true } } }],
  [{ 'undeliverable.at': 1 }, { partialFilterExpression: { 'undeliverable.at': { $exists: true } } }],
];

export function defineModels(connection: Connection): Models {
  const names = Object.keys(INDEXES) as (keyof Models)[];
  return Object.fromEntries(names.map((name) => [name, define(connection, name)])) as unknown as Models;
}

/** The zod schemas of the domain are the only schemas; mongoose adds connection, indexes and queries. */
function define(connection: Connection, name: keyof Models): StoredModel {
  const schema = new Schema<Stored>(
    { _id: String },
    { strict: false, minimize: false, versionKey: false, collection: name },
  );
  const isOwner = (OUTBOX_OWNERS as readonly string[]).includes(name);
  for (const [keys, options] of [...INDEXES[name], ...(isOwner ? OUTBOX_INDEXES : [])])
    schema.index(keys, options);
  return connection.model<Stored>(name, schema, name) as unknown as StoredModel;
}
