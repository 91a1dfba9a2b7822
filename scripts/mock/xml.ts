import type { MediaType, Operation } from '../model/model.ts';
import { isXml } from '../spec/media-type.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { decodeXml, documentResolver, encodeXml, XmlError, type JsonValue } from '../xml/index.ts';
import { problem } from './problem.ts';

/** Bodies in XML, read and written as the schemas of one description say. */
export interface XmlBodies {
  /**
   * The value an XML request body holds; any other body as it is.
   * @throws ProblemJsonError with status 400 that lists what is wrong with the XML
   */
  read(operation: Operation, mediaType: string, body: unknown): unknown;
  /**
   * The XML of a response body that is not XML text already, as examples are; any other body as it is.
   * @throws ProblemJsonError with status 501 for a value that XML cannot carry as it is described
   */
  write(operation: Operation, status: number, mediaType: string, body: unknown): unknown;
}

/** @param document a bundle; it is left unchanged */
export function createXmlBodies(document: OpenApiDocument): XmlBodies {
  const resolve = documentResolver(document);
  return {
    read({ requestBody }, mediaType, body) {
      const schema = schemaFor(requestBody?.content, mediaType);
      if (typeof body !== 'string' || schema === undefined) return body;
      return orProblem(400, 'The body is not the XML that is described.', () => decodeXml(body, { schema }, resolve));
    },
    write({ responses }, status, mediaType, body) {
      const described = [String(status), `${String(status)[0]}XX`, 'default'].map((code) =>
        responses.find((response) => response.status === code),
      );
      const schema = schemaFor(described.find((response) => response)?.content, mediaType);
      if (isXmlText(body) || body === undefined || schema === undefined) return body;
      const refused = 'The answer cannot be written in XML as it is described.';
      return orProblem(501, refused, () => encodeXml(body as JsonValue, { schema }, resolve));
    },
  };
}

/** What the codec gives, or what it found wrong as a problem. */
function orProblem<T>(status: number, detail: string, convert: () => T): T {
  try {
    return convert();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw problem(status, detail, { validation: error.problems });
  }
}

const isXmlText = (body: unknown): boolean => typeof body === 'string' && body.trimStart().startsWith('<');

function schemaFor(content: readonly MediaType[] | undefined, mediaType: string): MediaType['schema'] {
  if (!isXml(mediaType)) return undefined;
  const [essence] = mediaType.split(';');
  return content?.find(({ type }) => type.toLowerCase() === essence?.trim().toLowerCase())?.schema;
}
