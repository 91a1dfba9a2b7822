/** Where the bundle of an API belongs, relative to the output folder. */
export const bundlePath = (api: string): string => `${api}/openapi.json`;
