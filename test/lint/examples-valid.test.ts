import { describe, expect, it } from 'vitest';
import { lintFiles, lintText } from './support.ts';

const schemas = `
components:
  schemas:
    Contact:
      type: object
      x-data-contract: object
      xml: { name: Contact, namespace: urn:contact }
      required: [Name]
      properties:
        Name: { type: string, examples: [Ann] }
        Email: { type: string, format: email }
        Id: { type: integer, x-xml-only: true }
        Friend: { anyOf: [{ $ref: '#/components/schemas/Contact' }, { type: 'null' }] }
`;

const document = (content: string, version = '3.1.1'): string => `
openapi: ${version}
paths:
  /a:
    get:
      responses:
        '200':
          content:
${content.trimEnd()}
${schemas}`;

const contact = `schema: { $ref: '#/components/schemas/Contact' }`;

describe('JSON examples', () => {
  it('accepts values of all kinds of places', async () => {
    const text = `
openapi: 3.1.1
paths:
  /a:
    parameters:
      - { name: ids, in: query, schema: { type: array, items: { type: integer } }, example: [1, 2] }
      - { name: day, in: query, schema: { type: string, format: date }, examples: { d: { value: 2025-11-04 } } }
      - { name: json, in: query, content: { application/json: { schema: { type: integer }, example: 1 } } }
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded: { schema: { type: object, required: [a] }, example: { a: 1 } }
      responses:
        '200':
          headers: { x-left: { schema: { type: integer }, example: 3 } }
          content: { application/pdf: { schema: { type: string, format: binary }, example: '%PDF-1.4' } }
${schemas}`;
    expect(await lintText(text, 'examples-valid')).toEqual([]);
  });

  it('refuses values in every place, where they stand', async () => {
    const text = `
openapi: 3.1.1
paths:
  /a:
    parameters:
      - { name: ids, in: query, schema: { type: array, items: { type: integer } }, example: [1, '2'] }
      - { name: day, in: query, schema: { type: string, format: date }, examples: { d: { value: 2025-11-31 } } }
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded: { schema: { required: [a] }, example: { b: 1 } }
      responses:
        '200':
          headers: { x-left: { schema: { type: integer }, example: '3' } }
          content: { text/plain: { schema: { enum: [a, b] }, example: c } }
components:
  schemas:
    Even: { type: integer, multipleOf: 2, examples: [2, 3], example: x }
    Deep: { $ref: '#/components/schemas/Even', examples: [5] }
`;
    expect((await lintText(text, 'examples-valid')).toSorted()).toEqual([
      "api.yaml:11 #/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/example The example must have required property 'a'.",
      'api.yaml:14 #/paths/~1a/post/responses/200/headers/x-left/example The example must be integer.',
      'api.yaml:15 #/paths/~1a/post/responses/200/content/text~1plain/example The example must be one of "a", "b".',
      'api.yaml:18 #/components/schemas/Even/example The example must be integer.',
      'api.yaml:18 #/components/schemas/Even/examples/1 The example must be multiple of 2.',
      'api.yaml:6 #/paths/~1a/parameters/0/example/1 The example at /1 must be integer.',
      'api.yaml:7 #/paths/~1a/parameters/1/examples/d/value The example must match format "date".',
    ]);
  });

  it('reports an example in a file of its own there, and once', async () => {
    const found = await lintFiles(
      {
        'openapi.yaml': `
openapi: 3.1.1
paths:
  /a:
    get:
      responses:
        '200':
          content:
            application/json: &json
              schema: { $ref: components/schemas/Contact.yaml }
              examples: { ann: { $ref: components/examples/Ann.yaml } }
            text/json:
              schema: { $ref: components/schemas/Contact.yaml }
              examples: { ann: { $ref: components/examples/Ann.yaml } }
`,
        'components/schemas/Contact.yaml': 'properties: { Emails: { items: { $ref: Email.yaml } } }\n',
        'components/schemas/Email.yaml': 'type: string\nformat: email\n',
        'components/examples/Ann.yaml': 'summary: Ann\nvalue:\n  Emails:\n    - ann@example.com\n    - ann\n',
      },
      'examples-valid',
    );
    expect(found).toEqual([
      'components/examples/Ann.yaml:5 #/value/Emails/1 The example at /Emails/1 must match format "email".',
    ]);
  });

  it('refuses members that exist in XML only', async () => {
    const text = document(
      `            application/json: { ${contact}, example: { Name: Ann, Friend: { Name: Tom, Id: 1 } } }`,
    );
    expect(await lintText(text, 'examples-valid')).toEqual([
      'api.yaml:9 #/paths/~1a/get/responses/200/content/application~1json/example/Friend/Id The example at /Friend/Id exists in XML only (`x-xml-only`) and must not stand in JSON.',
    ]);
  });

  it('takes readOnly and writeOnly into account, and OpenAPI 3.0', async () => {
    const text = `
openapi: 3.0.3
paths:
  /a:
    post:
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/A' }, example: { secret: x, n: null } } }
      responses:
        '200': { content: { application/json: { schema: { $ref: '#/components/schemas/A' }, example: { id: 1, n: 2 } } } }
components:
  schemas:
    A:
      required: [id, secret, n]
      properties:
        id: { type: integer, readOnly: true }
        secret: { type: string, writeOnly: true }
        n: { type: integer, nullable: true, minimum: 1, exclusiveMinimum: true, example: 1 }
`;
    expect(await lintText(text, 'examples-valid')).toEqual([
      'api.yaml:17 #/components/schemas/A/properties/n/example The example must be > 1.',
    ]);
  });
});

describe('XML examples', () => {
  const json = `            application/json: { ${contact}, examples: { ann: { value: { Name: Ann } } } }`;
  const xml = (text: string): string => `${json}
            application/xml:
              ${contact}
              examples: { ann: { value: '${text}' } }`;
  const place = 'api.yaml:12 #/paths/~1a/get/responses/200/content/application~1xml/examples/ann/value';

  it('accepts XML that says the same as its JSON twin', async () => {
    const text = document(xml('<Contact xmlns="urn:contact"><Id>7</Id><Name>Ann</Name></Contact>'));
    expect(await lintText(text, 'examples-valid')).toEqual([]);
  });

  it.each([
    [
      '<Contact xmlns="urn:contact"><Name>Tom</Name></Contact>',
      'differs from its JSON twin: /Name is "Tom" in XML and "Ann" in JSON',
    ],
    [
      '<Contact xmlns="urn:contact"><Name>Ann</Name><Email>x</Email></Contact>',
      'The example must match format "email" at /Email in the XML.',
    ],
    [
      '<Contact><Name>Ann</Name></Contact>',
      'expected <Contact> in namespace "urn:contact", found <Contact> in no namespace (/Contact, line 1, column 1)',
    ],
    ['<Contact xmlns="urn:contact" />', "The example must have required property 'Name' in the XML."],
    ['<Contact xmlns="urn:contact"><Name>Ann</Contact>', 'unexpected close tag'],
    ['<!DOCTYPE x []><Contact />', 'a document type declaration is not allowed'],
  ])('refuses %s', async (example, message) => {
    const [found, ...others] = await lintText(document(xml(example)), 'examples-valid');
    expect(found?.startsWith(place)).toBe(true);
    expect(found).toContain(message);
    expect(others.every((other) => other.startsWith(place))).toBe(true);
  });

  it('refuses XML given as an object', async () => {
    const text = document(`            text/xml: { ${contact}, example: { Name: Ann } }`);
    expect(await lintText(text, 'examples-valid')).toEqual([
      'api.yaml:9 #/paths/~1a/get/responses/200/content/text~1xml/example The example must be a string that holds the XML text.',
    ]);
  });
});
