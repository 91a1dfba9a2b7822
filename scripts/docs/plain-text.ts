/** The first paragraph of a Markdown text, without its marks. */
export function firstParagraph(markdown: string): string {
  const paragraphs = markdown.trim().split(/\n\s*\n/);
  return plainText(paragraphs.find((paragraph) => !/^\s*(?:#|```|~~~)/.test(paragraph)) ?? '');
}

function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
