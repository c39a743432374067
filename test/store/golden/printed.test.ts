import { readdirSync, readFileSync } from 'node:fs';
import { deserialize, EJSON, serialize } from 'bson';
import {
  fingerprinted,
  fingerprintOf,
  fingerprintOfSheet,
} from '../../../src/documents/forms/fingerprint.js';
import { registerLine } from '../../../src/domain/forms/register.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import { REGISTERS, TASK_SHEETS } from '../../../src/domain/ticket/form.js';
import type { Stored } from '../../../src/store/models.js';
import { readTicket } from '../../../src/store/tickets.js';
import { OLD_CONTRACT } from './play.js';

const HERE = 'test/store/golden';
/** Fingerprints of both sheets and both lines of registers, as they were printed before sheets said who dispatched by what. */
const PRINTED = JSON.parse(readFileSync(`${HERE}/printed.json`, 'utf8')) as Record<string, string[]>;

const short = (hash: string): string => hash.slice(0, 12);

it.each(['form-1', 'form-2'])(
  'what was printed of requests of %s can be printed again with the same fingerprint',
  (form) => {
    for (const name of readdirSync(`${HERE}/${form}`)) {
      const document = EJSON.parse(readFileSync(`${HERE}/${form}/${name}`, 'utf8'), {
        relaxed: false,
      }) as Stored;
      const ticket = readTicket(deserialize(serialize(document)) as Stored);
      const sheets = TASK_SHEETS.map((one) =>
        short(fingerprintOfSheet(taskSheet(one, ticket, OLD_CONTRACT))),
      );
      const lines = REGISTERS.map((one) => short(fingerprintOf(fingerprinted(registerLine(one, ticket)))));
      expect([ticket.id, [...sheets, ...lines]]).toEqual([ticket.id, PRINTED[`${form} ${ticket.id}`]]);
    }
  },
);
