/** What stops the preparation, as one sentence for the person, with an optional second part. */
export class Fault extends Error {
  /**
   * @param {string} sentence what is wrong and what to do about it
   * @param {string} [detail] further lines, such as where npm's own log is
   * @param {number} [exitCode]
   */
  constructor(sentence, detail, exitCode = 1) {
    super(sentence);
    this.detail = detail;
    this.exitCode = exitCode;
  }
}

/**
 * The sentence for a failed call of the file system, or undefined when the error is none.
 * @param {NodeJS.ErrnoException} error
 */
export function faultOfSystem(error) {
  const where = error.path ? ` (${error.path})` : '';
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return new Fault(`this folder may not be written to${where}: own it, or work in a copy of your own.`);
  }
  if (['ENOSPC', 'EDQUOT'].includes(error.code)) {
    return new Fault(`the disk is full${where}: about 500 MB are needed.`);
  }
  return undefined;
}
