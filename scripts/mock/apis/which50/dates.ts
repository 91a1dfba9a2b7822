/**
 * A time as the vendor writes it: ISO 8601 with an offset, and no more digits of fraction than it takes.
 * @param time milliseconds since 1970
 */
export function writeDate(time: number): string {
  const [seconds = '', fraction = ''] = new Date(time).toISOString().slice(0, -1).split('.');
  return fraction === '000' ? `${seconds}+00:00` : `${seconds}.${fraction.replace(/0+$/, '')}+00:00`;
}
