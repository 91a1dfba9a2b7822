const pageHeight = 842;
const margin = 72;
const lineHeight = 20;
const longestLine = 80;
const mostLines = 30;

/**
 * A PDF of one A4 page with a heading and lines below it. Letters that Windows-1252 has not become question marks, and
 * what does not fit on the page is left out.
 */
export function writePdf(lines: readonly string[]): Uint8Array {
  const [heading = '', ...rest] = lines.slice(0, mostLines).map((line) => line.slice(0, longestLine));
  const content = [
    `BT /F1 18 Tf ${margin} ${pageHeight - margin} Td ${literal(heading)} Tj`,
    ...rest.map((line) => `/F1 11 Tf 0 -${lineHeight} Td ${literal(line)} Tj`),
    'ET',
  ].join('\n');
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${pageHeight}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

/** Objects numbered from 1, the table of where each begins, and the trailer (PDF 1.4, section 3.4). One char is one byte. */
function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text + table + trailer, 'latin1'));
}

/** A literal string (PDF 1.4, section 3.2.3) in Windows-1252, of which this takes the part that is Latin-1. */
function literal(text: string): string {
  const letters = [...text.normalize('NFC')].map((letter) => (/[\x20-\x7e\xa0-\xff]/.test(letter) ? letter : '?'));
  return `(${letters.join('').replace(/[\\()]/g, (letter) => `\\${letter}`)})`;
}
