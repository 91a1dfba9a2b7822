/** What an API may be called: it names a folder, and a part of URLs. */
export const apiNamePattern = /^[a-z][a-z0-9-]*$/;
