import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { hashSource } from './security-policy.ts';

/** Absolute path of a file of `templates/docs`. */
export function templateFile(name: string): string {
  return fileURLToPath(new URL(`../../templates/docs/${name}`, import.meta.url));
}

/**
 * Renders one of our own pages; every value is escaped.
 * @throws Error when the template names a value that `values` does not have
 */
export function renderPage(template: string, values: object): string {
  const handlebars = Handlebars.create();
  handlebars.registerPartial('layout', readTemplate('layout.html'));
  const style = readTemplate('style.css');
  const render = handlebars.compile(readTemplate(template), { strict: true });
  return render({ ...values, style, styleHash: hashSource(style) });
}

function readTemplate(name: string): string {
  return readFileSync(templateFile(name), 'utf8');
}
