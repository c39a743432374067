import mongoose from 'mongoose';
import type { Stored } from './models.js';

const { EJSON } = mongoose.mongo.BSON;

/**
 * A stored document as text that keeps the type of every value (MongoDB's canonical Extended JSON), so that it can be put
 * back exactly as it was.
 * @param stored read with `promoteValues: false`: as plain numbers, types would be guessed
 */
export const asJson = (stored: Stored): string =>
  `${EJSON.stringify(stored, undefined, 1, { relaxed: false })}\n`;

/** @returns the document with the types it had, to be put back. @throws what is no such text */
export const asStored = (text: string): Stored => EJSON.parse(text, { relaxed: false }) as Stored;

/** @returns the document as a query would give it: numbers, strings, dates. @throws the same */
export const asRead = (text: string): Stored => EJSON.parse(text, { relaxed: true }) as Stored;
