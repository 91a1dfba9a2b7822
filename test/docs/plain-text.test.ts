import { expect, test } from 'vitest';
import { firstParagraph } from '../../scripts/docs/plain-text.ts';

test.each([
  ['One.\n\nTwo.', 'One.'],
  ['One\nline.', 'One line.'],
  ['# Title\n\nText.', 'Text.'],
  ['```\ncode\n```\n\nText.', 'Text.'],
  ['A [link](https://a.example/b_(c)), **bold**, `code`.', 'A link, bold, code.'],
  ['', ''],
])('%j begins with the paragraph %j', (markdown, paragraph) => {
  expect(firstParagraph(markdown)).toBe(paragraph);
});
