/** What generated types import of the runtime. */
export type Upload = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;
