/** A command of ours as it is typed: names and options as they were given, quoted where a shell would break them. */
export function commandLine(
  command: string,
  names: readonly string[],
  options: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const given = Object.entries(options).flatMap(([name, values]) =>
    values === undefined ? [] : [values].flat().flatMap((value) => [`--${name}`, quoted(value)]),
  );
  const words = [...names, ...given];
  // Who runs it as a script of package.json knows it under that name; whether the script has options is not to be seen.
  const isScript = process.env['npm_lifecycle_event'] === command && words.length === 0;
  return isScript ? `npm run ${command}` : ['npx contact-apis', command, ...words].join(' ');
}

function quoted(text: string): string {
  if (/^[\w./:@%+=,][\w./:@%+=,-]*$/.test(text)) return text;
  return process.platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
