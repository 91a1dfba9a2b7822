/** Text that can stand in a block comment: it cannot end the comment, and nothing in it is taken for a tag. */
export function commentText(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\0', '');
  return lines
    .replace(/(?<!\S)@/g, '\\@')
    .replace(/\*(?=\/)/g, '*\\')
    .trim();
}

/** {@link commentText} on one line. */
export function commentLine(text: string): string {
  return commentText(text.replace(/\s+/g, ' '));
}

/** A doc comment, on one line where it fits. */
export function docComment(text: string): string {
  const lines = commentText(wrap(text)).split('\n');
  return lines.length === 1 ? `/** ${lines[0]} */` : ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
}

/** Text of any number of lines as line comments. */
export function lineComments(text: string): string {
  const lines = text.trim().split(/\r\n?|[\n\u2028\u2029]/);
  return lines.map((line) => `// ${line.replaceAll('\0', '')}`.trimEnd()).join('\n');
}

/** How long a line of a comment may get. */
const width = 112;

/** Breaks long lines of Markdown between words; code, tables and headings stay as they are. */
export function wrap(text: string): string {
  let fenced = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
      return fenced || line.length <= width || /^( {4}|\t|\s*[|#])/.test(line) ? line : wrapLine(line);
    })
    .join('\n');
}

/** Later lines stand under the text of the first, after the mark of a list item or a tag. */
function wrapLine(line: string): string {
  const [, indent = '', mark = ''] = /^(\s*)([-*+] |\d+[.)] |@\w+ )?/.exec(line)!;
  const hanging = ' '.repeat(indent.length + (mark === '' ? 0 : 2));
  const lines: string[] = [];
  let current = indent;
  for (const word of line.trim().split(/ +/)) {
    if (current.trim() !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = hanging;
    }
    current += (current.trim() === '' ? '' : ' ') + word;
  }
  return [...lines, current].join('\n');
}
