import { readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { packageFolder } from '../package.ts';
import { hashSource } from './security-policy.ts';

/** Absolute path of a file of `templates/docs`. */
export function templateFile(name: string): string {
  return path.join(packageFolder, 'templates/docs', name);
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
