/** What XML 1.0 (section 2.2) has no way to write, and half characters. */
const unwritable = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const allUnwritable = new RegExp(unwritable, 'gu');

/** Whether a text can be answered in every media type that the vendor has. */
export function isWritable(text: string): boolean {
  return !unwritable.test(text);
}

/** A text with replacement characters for those that cannot be answered. */
export function makeWritable(text: string): string {
  return text.replace(allUnwritable, '\ufffd');
}
