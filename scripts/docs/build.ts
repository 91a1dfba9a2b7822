import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiModel } from '../model/model.ts';
import type { OutputFile } from '../output.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { indexPage } from './index-page.ts';
import { renderReference } from './render-reference.ts';
import { sealReferencePage } from './reference-page.ts';
import { showProvenance } from './show-provenance.ts';

/** One API as the docs are built from it. */
export interface DocsApi {
  readonly model: ApiModel;
  /** The bundled description the model was built from; it is left unchanged. */
  readonly document: OpenApiDocument;
  /** The same as it is offered for download. */
  readonly json: string;
}

export interface DocsOptions {
  readonly apis: readonly DocsApi[];
  /** The document of all operations as it is offered for download; left out of the docs when not given. */
  readonly joined?: string;
  /** Existing folder for files of the moment, which are removed again. Default: the system's. */
  readonly workDir?: string;
}

/**
 * Builds the reference site: an index, and a reference and the bundle of each API. Every page opens from a file or a
 * server and asks for nothing outside itself. The same input gives the same bytes.
 * @throws Error with Redocly's output when a reference cannot be built
 */
export async function buildDocs({ apis, joined, workDir = tmpdir() }: DocsOptions): Promise<OutputFile[]> {
  const folder = await mkdtemp(path.join(workDir, 'contact-apis-docs-'));
  try {
    const models = apis.map(({ model }) => model);
    const index = { path: 'index.html', content: indexPage(models, { hasJoined: joined !== undefined }) };
    const references = await Promise.all(apis.map((api) => buildReference(api, folder)));
    return [index, ...(joined === undefined ? [] : [{ path: 'openapi.json', content: joined }]), ...references.flat()];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildReference({ model, document, json }: DocsApi, folder: string): Promise<OutputFile[]> {
  const page = await renderReference(model.name, showProvenance(document), folder);
  return [
    { path: `${model.name}/index.html`, content: sealReferencePage(page) },
    { path: `${model.name}/openapi.json`, content: json },
  ];
}
