import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { writePdf } from '../../../../scripts/mock/apis/which50/pdf.ts';
import { openWhich50 } from './support.ts';

async function read(bytes: Uint8Array): Promise<{ pages: number; text: string }> {
  const document = await getDocumentProxy(bytes.slice());
  const { totalPages, text } = await extractText(document, { mergePages: true });
  return { pages: totalPages, text };
}

describe('a generated PDF', () => {
  test('has one page with the landing page, the journey and the contact on it', async () => {
    const which50 = await openWhich50();
    const { status, type, bytes } = await which50.send('POST', '/journeys/345/landingpages/91/generatePDF', {
      ListId: 12,
      Values: { FirstName: 'Nóra', LastName: 'O(Brien)', Email: 'nora@example.org' },
    });
    expect([status, type]).toEqual([200, 'application/pdf']);
    const { pages, text } = await read(bytes);
    expect(pages).toBe(1);
    expect(text).toContain('Renew online: Nóra O(Brien)');
    expect(text).toContain('Spring renewal');
    expect(text).toContain('Email: nora@example.org');
  });

  test('says truly where each of its objects begins', () => {
    const pdf = Buffer.from(writePdf(['Zoë', 'a \\ b'])).toString('latin1');
    const start = Number(/startxref\n(\d+)/.exec(pdf)![1]);
    expect(pdf.slice(start, start + 4)).toBe('xref');
    const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset) => pdf.slice(offset, offset + 7))).toEqual(
      [1, 2, 3, 4, 5].map((number) => `${number} 0 obj`),
    );
  });

  test('has a content as long as it says', () => {
    const pdf = Buffer.from(writePdf(['Zoë', 'Ñandú 🐦'])).toString('latin1');
    const [, length, content] = /\/Length (\d+) >>\nstream\n(.*)\nendstream/s.exec(pdf)!;
    expect(content).toHaveLength(Number(length));
  });

  test('leaves out what does not fit on the page', async () => {
    const { pages, text } = await read(
      writePdf(['x'.repeat(500), ...Array.from({ length: 500 }, (_, n) => `line ${n}`)]),
    );
    expect(pages).toBe(1);
    expect(text).toContain('line 28');
    expect(text).not.toContain('line 29');
  });
});
