import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ApiModel, MediaType } from '../../scripts/model/model.ts';
import { decodeXml, documentResolver, encodeXml } from '../../scripts/xml/index.ts';
import { readApis } from '../support/apis.ts';
import { createValidator } from '../support/validate.ts';

/** What a vendor's page shows of one request or answer. */
interface Sample {
  name: string;
  source: string;
  /** `METHOD /path`. */
  operation: string;
  part: 'request' | 'response';
  status?: number;
  mediaType: string;
  /** The page breaks it off, so required members may be missing. */
  cut?: boolean;
  value: unknown;
}

const apis = await readApis();

describe.each(apis)(
  'every sample the pages of $model.name show is as the description says',
  async ({ model, document }) => {
    const file = path.resolve(import.meta.dirname, `samples/${model.name}.yaml`);
    const samples = parse(await readFile(file, 'utf8')) as Sample[];
    const validate = createValidator(document);
    const resolve = documentResolver(document);

    test.each(samples.map((sample) => ({ title: `${sample.operation} ${sample.part}: ${sample.name}`, sample })))(
      '$title',
      ({ sample }) => {
        const { schema } = mediaOf(model, sample);
        const value = isXml(sample) ? decodeXml(sample.value as string, { schema }, resolve) : sample.value;
        const violations = validate(schema!, value);
        expect(sample.cut ? violations.filter((text) => !text.includes('required property')) : violations).toEqual([]);
      },
    );

    test.each(samples.filter(isXml).map((sample) => ({ title: sample.name, sample })))(
      '$title is rendered as the page shows it, white space aside',
      ({ sample }) => {
        const { schema } = mediaOf(model, sample);
        const text = sample.value as string;
        const rendered = encodeXml(decodeXml(text, { schema }, resolve), { schema }, resolve);
        expect(withoutGaps(rendered)).toBe(withoutGaps(text));
      },
    );
  },
);

const isXml = ({ mediaType }: Sample): boolean => mediaType.endsWith('xml');
const withoutGaps = (xml: string): string => xml.replace(/>\s+</g, '><').replaceAll(' />', '/>').trim();

function mediaOf(model: ApiModel, { operation: key, part, status, mediaType }: Sample): MediaType {
  const operation = model.operations.find(
    ({ method, path: template }) => `${method.toUpperCase()} ${template}` === key,
  );
  if (!operation) throw new Error(`There is no operation ${key}.`);
  const content =
    part === 'request'
      ? operation.requestBody?.content
      : operation.responses.find((response) => response.status === String(status))?.content;
  const media = content?.find(({ type }) => type === mediaType);
  if (!media?.schema) throw new Error(`${key} has no ${part} of type ${mediaType}.`);
  return media;
}
