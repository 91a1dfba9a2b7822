const chooseFolder = 'Choose another folder with --output <folder>.';
const chooseHost = 'Choose an address of this machine with --host <address>, such as 127.0.0.1.';

/** What to do about what the system refuses, by the code it gives. */
const advice: Readonly<Record<string, string>> = {
  EACCES: `You may not do that there. ${chooseFolder}`,
  EPERM: `You may not do that there. ${chooseFolder}`,
  EROFS: `Nothing can be written there. ${chooseFolder}`,
  ENOTDIR: `A file stands where a folder is needed. ${chooseFolder}`,
  EEXIST: `A file stands where a folder is needed. ${chooseFolder}`,
  EISDIR: `A folder stands where a file is needed. ${chooseFolder}`,
  ELOOP: `Links lead in a circle there. ${chooseFolder}`,
  ENAMETOOLONG: chooseFolder,
  ENOSPC: 'The disk is full. Make room on it.',
  EDQUOT: 'Your share of the disk is full. Make room on it.',
  EMFILE: 'Too many files are open. Raise the limit (ulimit -n).',
  EADDRNOTAVAIL: chooseHost,
  EAFNOSUPPORT: chooseHost,
  ENOTFOUND: chooseHost,
  EAI_AGAIN: chooseHost,
};

/**
 * What the system refused, and what to do about it.
 * @returns `undefined` for other errors: those are faults of ours
 */
export function explainSystemError(error: unknown): string | undefined {
  const { code = '', message, syscall } = (error instanceof Error ? error : {}) as Partial<NodeJS.ErrnoException>;
  if (syscall === 'listen' && code === 'EACCES') return `${message}\nChoose a port above 1023 with --port <number>.`;
  if (syscall === 'mkdir' && code === 'ENOENT') return `${message}\n${chooseFolder}`;
  return syscall !== undefined && Object.hasOwn(advice, code) ? `${message}\n${advice[code]}` : undefined;
}
