import type { Reader } from './operation.ts';

/** Reads JSON, whatever the answer says it is; an empty body is `undefined`. */
export const readJson: Reader = async (response) => {
  const text = await response.text();
  return text ? (JSON.parse(text) as unknown) : undefined;
};

/** Reads text. */
export const readText: Reader = (response) => response.text();

/** Reads bytes. */
export const readBlob: Reader = (response) => response.blob();

/** Reads nothing, whatever is there. */
export const readNothing: Reader = async (response) => {
  await response.body?.cancel();
};
