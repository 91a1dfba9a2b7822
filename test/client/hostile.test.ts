import ts from 'typescript';
import { expect, test } from 'vitest';
import { emitApi } from '../../scripts/client/emit.ts';
import { buildModel } from '../../scripts/model/build.ts';
import type { OpenApiDocument } from '../../scripts/spec/openapi.ts';

const attack =
  "*/ globalThis.pwned = true; /* `${globalThis.pwned = true}` '; globalThis.pwned = true; //\n@deprecated *\r/ globalThis.pwned = true; /\r* \u2028*\u2029/";

/** A description whose author controls every text in it and wants to run code in the consumer's program. */
function hostileDocument(): OpenApiDocument {
  const schema = {
    type: 'object',
    description: attack,
    properties: { [attack]: { type: 'string', enum: [attack], default: attack, description: attack } },
  };
  return {
    openapi: '3.1.1',
    info: { title: attack, version: attack, description: attack },
    servers: [{ url: `https://example.org/${encodeURIComponent(attack)}`, description: attack }],
    tags: [{ name: attack, description: attack }],
    security: [{ [attack]: [] }],
    paths: {
      [`/a/{${attack.replaceAll('/', '').replaceAll(/[{}]/g, '')}}`]: {
        get: {
          operationId: attack,
          tags: [attack],
          summary: attack,
          description: attack,
          'x-provenance': { level: 'documented', source: attack, note: attack },
          parameters: [
            {
              name: attack.replaceAll('/', '').replaceAll(/[{}]/g, ''),
              in: 'path',
              required: true,
              description: attack,
              schema: { type: 'string' },
            },
            { name: attack, in: 'query', description: attack, schema: { type: 'string' } },
          ],
          responses: { 200: { description: attack, content: { 'application/json': { schema } } } },
        },
      },
    },
    components: {
      schemas: { Thing: schema },
      securitySchemes: { [attack]: { type: 'apiKey', in: 'header', name: attack } },
    },
  };
}

test('texts of a hostile description stay texts in the generated code', async () => {
  const document = hostileDocument();
  const files = await emitApi(buildModel('hostile', document), document);
  for (const { path, content } of files) {
    const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true);
    expect(codeTokens(source)).not.toContain('pwned');
  }
});

test('the same description gives the same bytes twice in one process', async () => {
  const [first, second] = [hostileDocument(), hostileDocument()];
  expect(await emitApi(buildModel('hostile', first), first)).toEqual(
    await emitApi(buildModel('hostile', second), second),
  );
});

/** Everything that is code: no comments, no string literals. */
function codeTokens(source: ts.SourceFile): string[] {
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) tokens.push(...node.text.split(/\W+/));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return tokens;
}
