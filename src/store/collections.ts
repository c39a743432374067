type Index = readonly [Readonly<Record<string, 1 | -1>>, Readonly<Record<string, unknown>>?];

export interface Collection {
  /** Every query of the product has its index here; sparse and partial ones grow with what is due, not with what exists. */
  readonly indexes: readonly Index[];
  /** Its documents owe something to Slack. */
  readonly owes?: {
    /** Where a document says which desk's it is, as an aggregation reads it. */
    readonly desk?: string;
    /** Its key begins with that of its contract, which has a desk. */
    readonly contractInId?: boolean;
  };
}

/** All collections: what is asked of them, and which of them owe. */
export const COLLECTIONS = {
  tickets: {
    indexes: [
      [{ filingCause: 1 }, { unique: true }],
      [{ nextInstantAt: 1 }, { partialFilterExpression: { nextInstantAt: { $exists: true } } }],
      [{ contractOwedSince: 1 }, { partialFilterExpression: { contractOwedSince: { $exists: true } } }],
      [{ asideUntil: 1 }, { partialFilterExpression: { asideUntil: { $exists: true } } }],
      [{ 'bundleOwed.dueAt': 1 }, { partialFilterExpression: { 'bundleOwed.dueAt': { $exists: true } } }],
      [{ 'bundleOwed.since': 1 }, { partialFilterExpression: { 'bundleOwed.since': { $exists: true } } }],
      [{ unanchoredSince: 1 }, { partialFilterExpression: { unanchoredSince: { $exists: true } } }],
      [{ status: 1, _id: 1 }],
      [{ status: 1, 'bundle.key': 1, 'bundleOwed.since': 1 }],
      [{ status: 1, nextDueAt: 1 }],
      [{ awaits: 1, nextDueAt: 1 }],
      [{ customerId: 1, status: 1, nextDueAt: 1 }],
      [{ 'responsible.id': 1, status: 1, nextDueAt: 1 }],
      [{ contractId: 1, closedAt: 1, _id: -1 }],
      [{ words: 1, receivedAt: -1 }],
      [
        { contractId: 1, equipmentId: 1, receivedAt: -1 },
        { partialFilterExpression: { equipmentId: { $exists: true } } },
      ],
      [{ receivedAt: 1, _id: 1 }],
      [{ customerId: 1, receivedAt: 1, _id: 1 }],
      [{ 'terms.policy.id': 1, closedAt: 1, _id: 1, 'terms.policy.version': 1 }],
      [{ 'terms.calendarId': 1, closedAt: 1, _id: 1, 'terms.calendarVersion': 1 }],
      [{ 'places.customer.channel': 1, 'places.customer.ts': 1 }],
      [{ 'places.desk.channel': 1, 'places.desk.ts': 1 }],
      [{ 'places.source.channel': 1, 'places.source.ts': 1 }, { sparse: true }],
    ],
    owes: { desk: '$places.desk.channel' },
  },
  contracts: {
    indexes: [
      [{ customerChannel: 1 }, { unique: true }],
      [{ deskChannel: 1 }],
      [{ nextReportAt: 1 }],
      [{ policyId: 1, _id: 1 }],
      [{ endingsLookedAt: 1 }],
      [{ intakeCardLookAt: 1 }],
      [{ engineers: 1, _id: 1 }],
      [{ calendarId: 1 }, { sparse: true }],
      [{ 'contacts.personId': 1 }, { sparse: true }],
    ],
    owes: { desk: '$deskChannel' },
  },
  weeklyReports: {
    indexes: [],
    owes: { contractInId: true },
  },
  settings: {
    indexes: [],
  },
  people: {
    indexes: [
      [{ customerIds: 1 }],
      [{ 'quiet.from': 1 }, { partialFilterExpression: { 'quiet.from': { $exists: true } } }],
      [{ notifyBy: 1 }, { partialFilterExpression: { notifyBy: { $exists: true } } }],
    ],
  },
  lanes: {
    indexes: [[{ until: 1 }, { expireAfterSeconds: 86_400 }]],
  },
  handled: {
    indexes: [[{ at: 1 }, { expireAfterSeconds: 3 * 86_400 }]],
  },
  audit: {
    indexes: [],
    owes: {},
  },
  seals: {
    indexes: [],
  },
  duty: {
    indexes: [
      [{ kind: 1, to: 1 }],
      [{ nextInstantAt: 1 }, { partialFilterExpression: { nextInstantAt: { $exists: true } } }],
      [{ madeBy: 1 }, { unique: true }],
      [{ changedAt: -1 }],
    ],
    owes: {},
  },
  dutyFeeds: {
    indexes: [[{ tokenHash: 1 }, { unique: true }]],
  },
  termsChanges: {
    indexes: [[{ workingSince: 1 }, { partialFilterExpression: { workingSince: { $exists: true } } }]],
    owes: {},
  },
  wishes: {
    indexes: [
      [{ recordCause: 1 }, { unique: true }],
      [{ 'backers.cause': 1 }],
      [{ same: 1, status: 1, _id: 1 }],
      [{ status: 1, changedAt: -1, _id: -1 }],
      [{ customerIds: 1, status: 1, changedAt: -1, _id: -1 }],
      [{ changedAt: -1, _id: -1 }],
    ],
    owes: {},
  },
  /** Records of all kinds that their history tells (`src/kinds.ts`): another kind adds no collection, no index, no question. */
  records: {
    indexes: [
      [{ openCause: 1 }, { unique: true }],
      [{ nextInstantAt: 1 }, { partialFilterExpression: { nextInstantAt: { $exists: true } } }],
      [{ asideUntil: 1 }, { partialFilterExpression: { asideUntil: { $exists: true } } }],
      [{ 'listed.keys': 1, 'listed.at': -1, _id: -1 }],
      [{ 'bundleOwed.dueAt': 1 }, { partialFilterExpression: { 'bundleOwed.dueAt': { $exists: true } } }],
      [{ 'bundleOwed.since': 1 }, { partialFilterExpression: { 'bundleOwed.since': { $exists: true } } }],
      [{ unanchoredSince: 1 }, { partialFilterExpression: { unanchoredSince: { $exists: true } } }],
    ],
    owes: { desk: '$listed.desk' },
  },
  policyDrafts: {
    indexes: [[{ at: 1 }, { expireAfterSeconds: 86_400 }]],
  },
  exports: {
    indexes: [
      [{ workingSince: 1 }, { partialFilterExpression: { workingSince: { $exists: true } } }],
      [{ 'by.id': 1 }],
      // Everybody has one at a time.
      [{ runningFor: 1 }, { unique: true, partialFilterExpression: { runningFor: { $exists: true } } }],
    ],
    owes: {},
  },
  erasures: {
    indexes: [[{ workingSince: 1 }, { partialFilterExpression: { workingSince: { $exists: true } } }]],
  },
} as const satisfies Record<string, Collection>;

export type CollectionName = keyof typeof COLLECTIONS;

/** A collection whose documents owe. */
export type OwnerKind = {
  [Name in CollectionName]: (typeof COLLECTIONS)[Name] extends { owes: object } ? Name : never;
}[CollectionName];

const NAMES = Object.keys(COLLECTIONS) as CollectionName[];
export const OUTBOX_OWNERS = NAMES.filter((name): name is OwnerKind => 'owes' in COLLECTIONS[name]);
